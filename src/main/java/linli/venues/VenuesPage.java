package linli.venues;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Board;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.MonthBoard;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.base.value.UserClass;
import linli.venues.VenuesModel.Scale;
import linli.venues.VenuesModel.Side;

/** 场地预约: the board of rooms by day, week and month, with the form or the chosen booking at its side. */
public final class VenuesPage implements Page {
    private final Nav nav;
    private final VenuesModel model;
    private final Clock clock;
    private final ChipRow<Scale> scale = new ChipRow<Scale>().required();
    private VBox view;
    private BookingFormPage form;
    private BookingPage booking;
    private SheetPane paper;
    private boolean filling;

    @FXML private PageHead head;
    @FXML private HBox scaleBox;
    @FXML private Button back;
    @FXML private Button today;
    @FXML private Button on;
    @FXML private DatePicker date;
    @FXML private ComboBox<Room> room;
    @FXML private HBox legend;
    @FXML private Board board;
    @FXML private MonthBoard month;
    @FXML private VBox empty;
    @FXML private Button emptyNew;
    @FXML private Button emptyImport;
    @FXML private Label total;
    @FXML private Label affected;
    @FXML private Label keys;
    @FXML private StackPane side;

    public VenuesPage(Nav nav, VenuesModel model, Clock clock) {
        this.nav = nav;
        this.model = model;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "venues";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "venues.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
        board.requestFocus();
        if ("new".equals(argument)) {
            form.start();
        }
    }

    private void build() {
        form = new BookingFormPage(model.form, this::closeSide, () -> model.save(words -> {
            nav.say(words);
            board.requestFocus();
        }));
        booking = new BookingPage(model, nav, clock);
        paper = new SheetPane(nav, Texts.text("venues.page.door"), () -> Texts.text("venues.door.file", model.day.get()), this::closeSide);
        Button write = Tags.button(Texts.text("venues.page.new"), "F3", () -> write(null));
        write.setId("venues-new");
        write.getStyleClass().add("primary");
        head.getActions().addAll(Tags.button(Texts.text("venues.page.rooms"), null, () -> nav.open("rooms", null)),
                Tags.button(Texts.text("venues.page.door"), "F7", () -> unlessTyped(this::door)), write);
        for (Scale one : Scale.values()) {
            scale.add(one, Texts.of(one));
        }
        scale.prefWrapLengthProperty().bind(Look.em().multiply(11));
        date.prefWidthProperty().bind(Look.em().multiply(11));
        total.setMinWidth(Region.USE_PREF_SIZE);
        scale.setAlignment(Pos.CENTER_LEFT);
        scaleBox.getChildren().add(scale);
        scale.valueProperty().set(model.scale.get());
        scale.valueProperty().addListener((property, old, now) -> model.show(now));
        model.scale.addListener((property, old, now) -> scale.valueProperty().set(now));
        back.setOnAction(event -> model.turn(-1));
        on.setOnAction(event -> model.turn(1));
        today.setOnAction(event -> model.go(model.today()));
        DayText.dress(date);
        date.valueProperty().addListener((property, old, now) -> model.go(now));
        room.setConverter(BookingFormPage.words(Room::name));
        room.valueProperty().addListener((property, old, now) -> {
            if (!filling && now != null) {
                model.room.set(now);
                show(model.days.get());
            }
        });
        for (UserClass one : UserClass.values()) {
            legend.getChildren().add(Tags.tag(Texts.of(one), BookingPage.tone(one)));
        }
        emptyNew.setOnAction(event -> nav.open("rooms", "new"));
        emptyImport.setOnAction(event -> nav.open("import", "rooms"));
        keys.setText(Texts.text("venues.page.keys"));
        board.on(place -> write(wish(place)), block -> unlessTyped(() -> model.select(((Booking) block.key()).id())), block -> unlessTyped(() -> model.ask(((Booking) block.key()).id(), false)));
        board.onMove((block, place) -> move((Booking) block.key(), wish(place)));
        board.onTurn(model::turn);
        board.hints((block, place) -> hint(block, wish(place)));
        model.priced.addListener(any -> board.cursor(board.cursor()));
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.days.addListener((property, old, now) -> show(now));
        model.side.addListener((property, old, now) -> {
            side(now);
            if (now == Side.FORM) {
                form.start();
            }
        });
        model.shown.addListener((property, old, now) -> side(model.side.get()));
        model.asked.addListener((property, old, now) -> side(model.side.get()));
        empty.visibleProperty().bind(model.empty);
        side(Side.NONE);
    }

    private void key(KeyEvent event) {
        boolean enter = event.getCode() == KeyCode.ENTER && event.isShortcutDown();
        if (event.getCode() == KeyCode.F3) {
            write(null);
        } else if (event.getCode() == KeyCode.F4 && model.side.get() == Side.BOOKING && model.shown.get().booking().status().live()) {
            model.edit();
            form.start();
        } else if (event.getCode() == KeyCode.DELETE && model.side.get() == Side.BOOKING && model.shown.get().booking().status() == Booking.BookingStatus.BOOKED) {
            model.ask(model.shown.get().booking().id(), false);
        } else if (event.getCode() == KeyCode.F7) {
            unlessTyped(this::door);
        } else if (enter && model.side.get() == Side.CANCEL) {
            booking.cancel();
        } else if (event.getCode() == KeyCode.ESCAPE && !side.getChildren().isEmpty()) {
            unlessTyped(this::closeSide);
        } else {
            return;
        }
        event.consume();
    }

    private void write(Booking at) {
        if (!model.empty.get()) {
            unlessTyped(() -> {
                model.write(at);
                form.start();
            });
        }
    }

    /** Puts something else at the side; where typed input would be lost, the form asks first. */
    private void unlessTyped(Runnable next) {
        if (model.side.get() == Side.FORM && model.form.changed() && side.getChildren().contains(form.root())) {
            form.leave();
        } else {
            next.run();
        }
    }

    private void closeSide() {
        model.close();
        side(Side.NONE);
        board.requestFocus();
    }

    private void side(Side now) {
        Node node = switch (now) {
            case NONE -> null;
            case FORM -> form.root();
            case BOOKING, CANCEL -> booking.root();
        };
        if (now == Side.BOOKING && model.shown.get() != null) {
            booking.show(model.shown.get());
        } else if (now == Side.CANCEL && model.asked.get() != null) {
            booking.ask(model.asked.get());
        }
        side.getChildren().setAll(node == null ? List.of() : List.of(node));
        side.setVisible(node != null);
        side.setManaged(node != null);
    }

    private void door() {
        VenueDays days = model.days.get();
        if (days == null || model.empty.get()) {
            return;
        }
        side.getChildren().setAll(paper);
        side.setVisible(true);
        side.setManaged(true);
        paper.show(model.scale.get() == Scale.WEEK ? days.doorSheet(model.room.get(), model.centre.get()) : days.on(model.day.get()).doorSheet(null, model.centre.get()));
    }

    // ---- the board ----

    private void show(VenueDays now) {
        if (now == null) {
            return;
        }
        filling = true;
        head.setSub(model.title());
        date.setValue(model.day.get());
        room.getItems().setAll(now.rooms());
        room.setValue(model.room.get());
        filling = false;
        boolean week = model.scale.get() == Scale.WEEK;
        visible(room, week);
        visible(month, model.scale.get() == Scale.MONTH);
        visible(board, model.scale.get() != Scale.MONTH && !now.rooms().isEmpty());
        int[] hours = now.hours();
        if (model.scale.get() == Scale.MONTH) {
            month(now);
        } else {
            board.show(columns(now), blocks(now), hours[0], hours[1]);
            boolean present = !model.today().isBefore(now.from()) && !model.today().isAfter(now.to());
            board.now(week ? (int) (model.today().toEpochDay() - now.from().toEpochDay()) : -1, present ? minute(LocalTime.now(clock)) : -1);
        }
        long live = now.bookings().stream().filter(one -> one.status().live()).count();
        total.setText(Texts.text("venues.page.total", live, count(now, Booking.BookingStatus.CANCELLED), count(now, Booking.BookingStatus.NO_SHOW)));
        List<Booking> hit = now.affected();
        affected.setText(hit.isEmpty() ? "" : Texts.text("venues.page.affected", hit.size(), hit.stream().map(Booking::purpose).distinct().limit(3).collect(Collectors.joining(Texts.text("venues.comma")))));
    }

    private static long count(VenueDays days, Booking.BookingStatus status) {
        return days.bookings().stream().filter(one -> one.status() == status).count();
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private List<Board.Column> columns(VenueDays days) {
        if (model.scale.get() == Scale.DAY) {
            return days.rooms().stream().map(one -> column(one.name(), note(one), one, model.day.get(), days)).toList();
        }
        Room one = model.room.get();
        return one == null ? List.of() : days.from().datesUntil(days.to().plusDays(1))
                .map(day -> column(Conflict.weekday(day), day.equals(model.today()) ? Texts.text("venues.page.isToday", day.toString().substring(5)) : day.toString().substring(5), one, day, days)).toList();
    }

    private static Board.Column column(String title, String note, Room room, LocalDate day, VenueDays days) {
        List<Board.Span> open = room.active(day) ? room.on(day).stream().map(span -> new Board.Span(minute(span.from()), minute(span.to()))).toList() : List.of();
        return new Board.Column(title, note, open, days.shut(room.id(), day));
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private static String note(Room room) {
        return Stream.of(room.capacity() == null ? "" : Texts.text("venues.page.capacity", room.capacity()), room.place() == null ? "" : room.place())
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private List<Board.Block> blocks(VenueDays days) {
        List<Board.Block> blocks = new ArrayList<>();
        for (Booking one : days.bookings()) {
            int column = model.scale.get() == Scale.DAY ? days.rooms().indexOf(days.room(one.roomId()))
                    : model.room.get() != null && one.roomId() == model.room.get().id() ? (int) (one.day().toEpochDay() - days.from().toEpochDay()) : -1;
            if (one.status().live() && column >= 0) {
                String word = Texts.of(one.userClass()) + (one.status() == Booking.BookingStatus.USED ? " · " + Texts.of(one.status()) : "");
                blocks.add(new Board.Block(one, column, minute(one.from()), minute(one.to()), one.purpose(), one.who().name(), word, BookingPage.tone(one.userClass()).style(),
                        one.status() == Booking.BookingStatus.BOOKED));
            }
        }
        return blocks;
    }

    private Booking wish(Board.Place place) {
        VenueDays days = model.days.get();
        boolean byRoom = model.scale.get() == Scale.DAY;
        long where = byRoom ? days.rooms().get(place.column()).id() : model.room.get().id();
        return Booking.probe(where, byRoom ? model.day.get() : days.from().plusDays(place.column()), LocalTime.ofSecondOfDay(place.from() * 60L), LocalTime.ofSecondOfDay(Math.min(place.to(), 1439) * 60L));
    }

    private void move(Booking moved, Booking to) {
        model.move(moved, to.roomId(), to.day(), to.from(), to.to(), nav::say, nav::fail);
    }

    private Board.Hint hint(Board.Block block, Booking wish) {
        Booking whole = block == null ? wish : ((Booking) block.key()).at(wish.roomId(), wish.day(), wish.from(), wish.to());
        List<Conflict> conflicts = model.days.get().conflicts(whole);
        return conflicts.isEmpty() ? new Board.Hint(model.price(whole), false) : new Board.Hint(conflicts.getFirst().words(), true);
    }

    // ---- the month ----

    private void month(VenueDays days) {
        month.show(days.from().datesUntil(days.to().plusDays(1)).toList(), day -> words(day, days), model::open);
    }

    private MonthBoard.Day words(LocalDate day, VenueDays days) {
        List<Booking> live = days.live(day);
        String shut = days.rooms().stream().map(one -> days.shut(one.id(), day)).filter(java.util.Objects::nonNull).findFirst().map(why -> Texts.text("venues.month.shut", why)).orElse(null);
        return new MonthBoard.Day(Conflict.weekday(day) + " " + day.getDayOfMonth(), Texts.text("venues.month.day", Conflict.day(day), live.size()), shut,
                live.stream().map(one -> one.from() + " " + one.purpose()).toList(), day.equals(model.today()), day.getMonth() != model.day.get().getMonth());
    }
}
