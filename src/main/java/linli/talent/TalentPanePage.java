package linli.talent;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.ui.WeekStrip;
import linli.base.value.DayPart;
import linli.base.value.Domains;
import linli.base.value.Mask;
import linli.base.value.WeekSlot;

/** One talent at the side of the list, and what can be done about them. */
final class TalentPanePage {
    private final Nav nav;
    private final TalentsModel model;
    private final DetailPane pane;
    private Runnable saving = () -> { };

    TalentPanePage(Nav nav, TalentsModel model) {
        this.nav = nav;
        this.model = model;
        this.pane = new DetailPane(model::back);
        pane.setId("talent-pane");
        model.shown.addListener((property, old, now) -> fill());
        model.side.addListener((property, old, now) -> fill());
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
                saving.run();
                event.consume();
            }
        });
    }

    Node root() {
        return pane;
    }

    private void fill() {
        saving = () -> { };
        switch (model.side.get()) {
            case SHOW -> show(model.shown.get());
            case NOMINATE, VISIT, PAUSE, LEAVE -> saving = new TalentDeedPage(nav, model, pane).open();
            default -> { }
        }
    }

    private void show(TalentsModel.Shown now) {
        if (now == null) {
            pane.show("");
            pane.buttons();
            return;
        }
        Talent talent = now.talent();
        Talent.Person person = talent.person();
        List<Node> body = new ArrayList<>();
        if (!model.wrong.get().isEmpty()) {
            body.add(wrong());
        }
        FlowPane tags = new FlowPane(6, 6, Tags.tag(TalentsPage.standing(talent.status(), talent.standing().pause()), TalentsPage.tone(talent.status())),
                Tags.tag(Texts.of(person.source()), Tone.PLAIN));
        if (person.batch() != null) {
            tags.getChildren().add(Tags.tag(Texts.of(person.batch()), Tone.PLAIN));
        }
        tags.getChildren().add(talent.standing().consent() ? Tags.tag(Texts.text("talents.consented"), Tone.OK) : Tags.tag(Texts.text("talents.sign.consent"), Tone.WARN));
        body.add(tags);
        if (talent.standing().reason() != null) {
            body.add(wrapped(Texts.text("talents.reason", talent.standing().on(), talent.standing().reason()), "secondary"));
        }
        if (person.intro() != null) {
            body.add(wrapped(person.intro(), "wrap"));
        }
        FlowPane skills = new FlowPane(6, 6);
        talent.offer().skills().forEach(skill -> skills.getChildren().add(Tags.tag(Domains.nameOf(skill.code())
                + (skill.level() == null ? "" : " · " + Texts.of(skill.level())) + (skill.note() == null ? "" : " · " + skill.note()), Tone.ACCENT)));
        section(body, Texts.text("talents.section.skills"), "", talent.offer().skills().isEmpty() ? Tags.styled(Texts.text("talents.noSkills"), "muted") : skills);
        section(body, Texts.text("talents.section.week"), WeekSlot.brief(talent.offer().slots()), new WeekStrip(talent.offer().slots(), null));
        body.add(facts(talent, now));
        section(body, Texts.text("talents.section.nominations"), Texts.text("talents.persons", now.nominations().size()), rows(now.nominations(), this::nomination));
        Button serves = button("talent-needs", Texts.text("talents.needs"), () -> nav.open("matching", java.util.Map.of("kind", "TALENT", "id", talent.id())));
        Button given = button("talent-classes", Texts.text("talents.classes"), () -> nav.open("activities", java.util.Map.of("talent", String.valueOf(talent.id()))));
        Button merge = button("talent-merge", Texts.text("talents.merge.open"), () -> nav.open("talents.merge", talent.id()));
        for (Button link : List.of(serves, given, merge)) {
            link.getStyleClass().add("link");
        }
        body.add(new FlowPane(12, 4, serves, given, merge));
        section(body, Texts.text("talents.section.visits"), "", rows(now.visits(), TalentPanePage::visitLine));
        section(body, Texts.text("talents.section.services"), "", rows(now.services(), this::service));
        section(body, Texts.text("talents.section.story"), "", rows(now.steps(), step -> line(step.at().atZone(ZoneId.systemDefault()).toLocalDate().toString(),
                Texts.of(step.status()) + (step.note() == null ? "" : " · " + step.note()), step.staff())));
        pane.show(talent.name(), body.toArray(Node[]::new));
        pane.buttons(buttons(talent).toArray(Button[]::new));
    }

    private List<Button> buttons(Talent talent) {
        List<Button> buttons = new ArrayList<>();
        Talents talents = model.talents();
        Talent.PoolStatus status = talent.status();
        if (status == Talent.PoolStatus.LEFT) {
            buttons.add(button("talent-back", Texts.text("talents.act.back"), () -> model.act(() -> talents.comeBack(talent.id(), talent.version()), done -> said(done))));
        } else {
            buttons.add(button("talent-leave", Texts.text("talents.act.leave"), () -> model.side.set(TalentsModel.Side.LEAVE)));
        }
        if (status == Talent.PoolStatus.POOL) {
            buttons.add(button("talent-pause", Texts.text("talents.act.pause"), () -> model.side.set(TalentsModel.Side.PAUSE)));
        }
        buttons.add(button("talent-edit", Texts.text("talents.act.edit"), () -> model.write(talent)));
        buttons.add(button("talent-visit", Texts.text("talents.act.visit"), () -> model.side.set(TalentsModel.Side.VISIT)));
        if (status == Talent.PoolStatus.CANDIDATE) {
            buttons.add(button("talent-approve", Texts.text("talents.act.approve"), () -> model.act(() -> talents.approve(talent.id(), talent.version()), done -> said(done))));
        } else if (status == Talent.PoolStatus.PAUSED) {
            buttons.add(button("talent-resume", Texts.text("talents.act.resume"), () -> model.act(() -> talents.resume(talent.id(), talent.version(), null), done -> said(done))));
        }
        buttons.getLast().getStyleClass().add("primary");
        return buttons;
    }

    private void said(Talent talent) {
        nav.say(Texts.text("talents.done", talent.name(), Texts.of(talent.status())));
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = Tags.button(words, null, action);
        button.setId(id);
        return button;
    }

    private Node facts(Talent talent, TalentsModel.Shown now) {
        GridPane grid = new GridPane(12, 6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        Talent.Person person = talent.person();
        Talent.Offer offer = talent.offer();
        boolean secret = !person.phones().isEmpty() || person.documents().stream().anyMatch(one -> one.number() != null);
        Button reveal = Tags.button(Texts.text("talents.reveal"), null, () -> Dialogs.askReason(pane, Texts.text("talents.reveal"), Texts.text("talents.reveal.words"))
                .ifPresent(reason -> model.reveal(talent.id(), reason, numbers -> nav.say(numbers.replace("\n", "  ")))));
        reveal.getStyleClass().add("link");
        Label phones = new Label(person.phones().isEmpty() ? Texts.text("talents.noPhone") : person.phones().stream().map(phone -> Mask.phone(phone.number())).collect(Collectors.joining("  ")));
        fact(grid, Texts.text("talents.column.phone"), secret ? new HBox(6, phones, reveal) : phones);
        fact(grid, Texts.text("talents.fact.audience"), audience(offer));
        fact(grid, Texts.text("talents.fact.venue"), offer.ownVenue() ? Texts.text("talents.fact.venueAt", offer.venue() == null ? "" : offer.venue()) : Texts.text("talents.fact.noVenue"));
        fact(grid, Texts.text("talents.fact.seats"), offer.seats() == null ? null : Texts.text("talents.persons", offer.seats()));
        fact(grid, Texts.text("talents.fact.away"), offer.away().stream().map(span -> Texts.text("talents.fact.span", span.from(), span.to()) + (span.note() == null ? "" : " " + span.note()))
                .collect(Collectors.joining("\n")));
        fact(grid, Texts.text("talents.fact.unit"), person.unit());
        fact(grid, Texts.text("talents.column.place"), person.place() == null ? person.community() : person.place());
        fact(grid, Texts.text("talents.fact.joined"), talent.standing().joinedOn());
        LocalDate contact = now.visits().isEmpty() ? null : now.visits().getFirst().on();
        fact(grid, Texts.text("talents.column.contact"), contact == null ? Texts.text("talents.never") : contact);
        LocalDate soon = model.today().plusDays(TalentList.EXPIRING_DAYS);
        person.documents().forEach(one -> {
            HBox row = new HBox(8, new Label(one.kind()));
            if (one.number() != null) {
                row.getChildren().add(Tags.styled(Mask.middle(one.number(), 2, 2), "secondary"));
            }
            if (one.validUntil() != null) {
                row.getChildren().add(one.validUntil().isAfter(soon) ? Tags.styled(Texts.text("talents.until", one.validUntil()), "secondary") : Tags.tag(Texts.text("talents.until", one.validUntil()), Tone.BAD));
            }
            fact(grid, Texts.text("talents.fact.document"), row);
        });
        fact(grid, Texts.text("talents.fact.remark"), person.remark());
        return grid;
    }

    private static String audience(Talent.Offer offer) {
        String groups = offer.audience().stream().sorted().map(Texts::of).collect(Collectors.joining(Texts.text("talent.comma")));
        String ages = offer.ageFrom() == null && offer.ageTo() == null ? "" : offer.ageTo() == null ? Texts.text("talent.ages.from", offer.ageFrom())
                : offer.ageFrom() == null ? Texts.text("talent.ages.to", offer.ageTo()) : Texts.text("talents.fact.ages", offer.ageFrom(), offer.ageTo());
        return groups.isEmpty() && ages.isEmpty() ? Texts.text("talents.fact.anybody") : (groups + " " + ages).strip();
    }

    private static void fact(GridPane grid, String name, Object value) {
        if (value == null || "".equals(value)) {
            return;
        }
        int row = grid.getRowCount();
        grid.add(Tags.styled(name, "secondary"), 0, row);
        grid.add(value instanceof Node node ? node : wrapped(value.toString(), "wrap"), 1, row);
    }

    private Node nomination(Talent.Nominated one) {
        Talent.Nomination said = one.nomination();
        VBox words = new VBox(2, new HBox(8, Tags.styled(Nominations.by(said), "strong"), Tags.styled(said.on().toString(), "secondary")));
        if (!said.named().equals(model.shown.get().talent().name())) {
            words.getChildren().add(Tags.styled(Texts.text("talents.asNamed", said.named()), "muted"));
        }
        if (said.why() != null) {
            words.getChildren().add(wrapped(said.why(), "wrap"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, words);
        if (model.shown.get().nominations().size() > 1) {
            Button part = Tags.button(Texts.text("talents.part"), null, () -> {
                if (Dialogs.confirm(pane, Texts.text("talents.part"), Texts.text("talents.part.words", said.named()), Texts.text("talents.part.action"))) {
                    model.act(() -> model.talents().part(one.id()), done -> said(done));
                }
            });
            part.getStyleClass().add("link");
            row.getChildren().add(part);
        }
        return row;
    }

    static Node visitLine(Talent.Visit visit) {
        Tone tone = switch (visit.result()) {
            case WILLING -> Tone.OK;
            case THINKING -> Tone.WARN;
            case UNWILLING -> Tone.BAD;
            case ABSENT -> Tone.PLAIN;
        };
        VBox words = new VBox(2, new HBox(8, Tags.styled(visit.on().toString(), "strong"), Tags.styled(visit.visitor(), "secondary"), Tags.tag(Texts.of(visit.result()), tone)));
        if (visit.note() != null) {
            words.getChildren().add(wrapped(visit.note(), "wrap"));
        }
        if (visit.next() != null || visit.nextOn() != null) {
            words.getChildren().add(wrapped(Texts.text("talents.next", visit.nextOn() == null ? "" : visit.nextOn(), visit.next() == null ? "" : visit.next()), "secondary"));
        }
        return words;
    }

    private Node service(Talent.Service one) {
        String said = one.satisfied() == null ? Texts.text("talents.service", one.sessions(), one.persons())
                : Texts.text("talents.serviceSaid", one.sessions(), one.persons(), Math.round(one.satisfied() * 100), one.answers());
        return new VBox(2, Tags.styled(one.title(), "strong"), wrapped(said, "secondary"));
    }

    private static void section(List<Node> body, String title, String note, Node content) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label noted = Tags.styled(note, "muted", "small");
        noted.setMinWidth(0);
        body.add(new VBox(5, new HBox(8, Tags.styled(title, "strong"), spring, noted), content));
    }

    private static <T> Node rows(List<T> things, java.util.function.Function<T, Node> row) {
        if (things.isEmpty()) {
            return Tags.styled(Texts.text("talents.nothingYet"), "muted");
        }
        return new VBox(8, things.stream().map(row).toArray(Node[]::new));
    }

    private static Node line(String time, String words, String who) {
        Label text = wrapped(words, "wrap");
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(8, Tags.styled(time, "timeline-time"), text, Tags.styled(who, "muted"));
    }

    static Label wrapped(String words, String style) {
        Label label = Tags.styled(words, style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node wrong() {
        VBox band = new VBox(wrapped(model.wrong.get(), "wrap"));
        band.getStyleClass().add("bad-band");
        return band;
    }
}
