package linli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Domains;
import linli.fund.Fund;
import linli.plans.PlanResource.Found;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanResource.Source;
import linli.venues.Room;
import linli.venues.Venues;
import linli.volunteers.Volunteer;
import linli.volunteers.Volunteers;

/** The lists that a plan's resources are picked from, each with how a record stands now. */
record PlanSources(String page, BiFunction<String, Integer, List<Found>> finding, LongFunction<Optional<Found>> looking) implements Source {
    private static final int ALL = 500;

    static Map<ResourceKind, Source> of(SupplyDesk supply, Venues venues, Volunteers volunteers, Fund fund) {
        Map<ResourceKind, Source> sources = new EnumMap<>(ResourceKind.class);
        sources.put(ResourceKind.ROOM, listed("rooms", () -> venues.rooms().stream().map(PlanSources::room).toList()));
        sources.put(ResourceKind.TALENT, new PlanSources("talents", (text, limit) -> supply.talents().search(text, limit).stream().map(row -> new Found(ResourceKind.TALENT, row.id(), row.name(),
                Texts.text("plans.found", Texts.of(row.status()), row.codes().stream().map(Domains::nameOf).collect(Collectors.joining(" "))).strip(),
                row.status() == linli.talent.Talent.PoolStatus.POOL)).toList(), id -> known(() -> {
            linli.talent.Talent one = supply.talents().get(id);
            return new Found(ResourceKind.TALENT, id, one.person().name(), Texts.of(one.standing().status()), one.standing().status() == linli.talent.Talent.PoolStatus.POOL);
        })));
        sources.put(ResourceKind.PARTNER, new PlanSources("partners", (text, limit) -> supply.partners().search(text, limit).stream().map(row -> new Found(ResourceKind.PARTNER, row.id(), row.name(),
                Texts.of(row.status()), row.status().serving())).toList(), id -> known(() -> {
            linli.partners.Partner one = supply.partners().get(id);
            return new Found(ResourceKind.PARTNER, id, one.face().name(), Texts.of(one.status().now()), one.status().now().serving());
        })));
        sources.put(ResourceKind.PROJECT, new PlanSources("projects", (text, limit) -> supply.projects().search(text, limit).stream().map(row -> new Found(ResourceKind.PROJECT, row.id(),
                row.face().name(), Texts.text("plans.found", Texts.of(row.status()), row.giver()).strip(), row.status() == linli.projects.Project.ProjectStatus.OPEN)).toList(), id -> known(() -> {
            linli.projects.Project one = supply.projects().get(id);
            return new Found(ResourceKind.PROJECT, id, one.face().name(), Texts.of(one.status().now()), one.status().now() == linli.projects.Project.ProjectStatus.OPEN);
        })));
        sources.put(ResourceKind.VOLUNTEER, new PlanSources("volunteers", (text, limit) -> volunteers.search(text, limit).stream().map(row -> new Found(ResourceKind.VOLUNTEER, row.id(), row.name(),
                Texts.text("plans.found", Texts.of(row.standing()), Volunteers.hoursWord(row.minutes())), row.standing() == Volunteer.VolunteerStanding.ACTIVE)).toList(), id -> known(() -> {
            linli.volunteers.VolunteerList.Row one = volunteers.list(null).rows().stream().filter(row -> row.id() == id).findFirst().orElseThrow(() -> new UserError("error.plans.resource", Texts.of(ResourceKind.VOLUNTEER)));
            return new Found(ResourceKind.VOLUNTEER, id, one.name(), Texts.text("plans.found", Texts.of(one.standing()), Volunteers.hoursWord(one.minutes())),
                    one.standing() == Volunteer.VolunteerStanding.ACTIVE);
        })));
        sources.put(ResourceKind.MONEY, listed("fund", () -> fund.projects().stream().map(one -> new Found(ResourceKind.MONEY, one.id(), one.name(),
                Texts.text("plans.balance", fund.balance(one.id()).format()), fund.balance(one.id()).fen() > 0 && one.until() == null)).toList()));
        return sources;
    }

    private static Found room(Room room) {
        boolean closed = room.to() != null;
        return new Found(ResourceKind.ROOM, room.id(), room.name(), closed ? Texts.text("plans.room.until", room.to()) : room.capacity() == null ? Texts.text("plans.room.open")
                : Texts.text("plans.room.seats", room.capacity()), !closed);
    }

    /** A list short enough to be looked through whole. */
    private static Source listed(String page, java.util.function.Supplier<List<Found>> all) {
        return new PlanSources(page, (text, limit) -> all.get().stream().filter(one -> one.name().contains(text.strip())).limit(limit).toList(),
                id -> all.get().stream().limit(ALL).filter(one -> one.id() == id).findFirst());
    }

    /** A record that is no more there is not an error here: the plan says so. */
    private static Optional<Found> known(java.util.function.Supplier<Found> look) {
        try {
            return Optional.of(look.get());
        } catch (UserError gone) {
            return Optional.empty();
        }
    }

    @Override
    public List<Found> search(String text, int limit) {
        return finding.apply(text, limit);
    }

    @Override
    public Optional<Found> now(long id) {
        return looking.apply(id);
    }
}
