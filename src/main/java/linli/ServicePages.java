package linli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import linli.base.text.Texts;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.base.value.UserClass;
import linli.rooms.RoomsModel;
import linli.rooms.RoomsPage;
import linli.settings.Centre;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.venues.Booking;
import linli.venues.BookingFormModel;
import linli.venues.VenuesModel;
import linli.venues.VenuesPage;
import linli.volunteers.VolunteersModel;
import linli.volunteers.VolunteersPage;

/** The pages about what is put on and paid for: classes, venues, meals, volunteers, the till, the fund. */
final class ServicePages {
    private static final int WHO = 6;

    private final Wiring house;
    private final VenuesPage venues;
    private final RoomsPage rooms;
    private final ClassPages classes;
    private final CanteenPages canteen;
    private final VolunteersPage volunteers;

    /** @param show opens a written file with the system's own program */
    ServicePages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
        this.house = house;
        venues = new VenuesPage(shell, new VenuesModel(house.venues(), house.rents(), work, new BookingFormModel(house.venues(), house.rents(), work, typed -> who(house, typed))), house.clock());
        rooms = new RoomsPage(shell, new RoomsModel(house.venues(), work, LocalDate.now(house.clock())), memory);
        classes = new ClassPages(house, shell, work, memory, show);
        canteen = new CanteenPages(house, shell, work, memory, show);
        volunteers = new VolunteersPage(shell, new VolunteersModel(house.volunteers(), house.volunteerTasks(), work), memory, () -> {
            Centre centre = house.settings().centre();
            return List.of(centre.name(), centre.complaintsPhone() == null ? "" : centre.complaintsPhone(), house.accounts().actor().name());
        });
    }

    /** @return this part of the navigation from top to bottom. */
    List<Section.Entry> entries() {
        return Stream.concat(Stream.concat(classes.entries().stream(), canteen.entries().stream()), Stream.of(
                new Section.Entry(Texts.text("shell.nav.venues"), venues),
                new Section.Entry(Texts.text("shell.nav.rooms"), rooms),
                new Section.Entry(Texts.text("shell.nav.volunteers"), volunteers))).toList();
    }

    /** @return pages of one record, which are reached from others. */
    List<Page> one() {
        return Stream.concat(classes.one().stream(), canteen.one().stream()).toList();
    }

    /** @return pages of one record with a record worth a picture; reads the store. */
    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>(classes.details());
        details.putAll(canteen.details());
        return details;
    }

    /** @return counts beside the navigation's words; read in the background. */
    Map<String, Badge> badges() {
        Map<String, Badge> badges = new LinkedHashMap<>(classes.badges());
        badges.putAll(canteen.badges());
        LocalDate today = LocalDate.now(house.clock());
        badges.put(venues.name(), new Badge(house.venues().days(today, today).live(today).size(), false));
        int affected = house.venues().closures(today).stream().mapToInt(one -> house.venues().holding(one.roomId(), one.from(), one.to()).size()).sum();
        badges.put(rooms.name(), new Badge(affected, affected > 0));
        return badges;
    }

    /** @return residents, partners and talents found by name, as somebody who can book a room. */
    private static List<BookingFormModel.Person> who(Wiring house, String typed) {
        Stream<BookingFormModel.Person> residents = house.residents().search(typed, WHO).stream()
                .map(row -> new BookingFormModel.Person(new Booking.Who(Booking.WhoKind.RESIDENT, row.id(), row.name(), null), row.place() + " " + row.phone(), UserClass.RESIDENT));
        Stream<BookingFormModel.Person> partners = house.supply().partners().search(typed, WHO).stream()
                .map(row -> new BookingFormModel.Person(new Booking.Who(Booking.WhoKind.PARTNER, row.id(), row.name(), null), Texts.of(row.kind()), switch (row.kind()) {
                    case AGENCY, INSTITUTION -> UserClass.PARTY_GOV;
                    case SOCIAL, TEAM -> UserClass.SOCIAL_ORG;
                    case COMPANY, SOLE -> UserClass.COMMERCIAL;
                    case PROFESSIONAL -> null;
                }));
        Stream<BookingFormModel.Person> talents = house.supply().talents().search(typed, WHO).stream()
                .map(row -> new BookingFormModel.Person(new Booking.Who(Booking.WhoKind.TALENT, row.id(), row.name(), null), Texts.text("venues.who.talent"), UserClass.RESIDENT));
        return Stream.of(partners, talents, residents).flatMap(one -> one).limit(2 * WHO).toList();
    }
}
