package linli.matching;

import linli.supplies.Supply;
import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.DayText;
import linli.base.ui.Field;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.SourcingBatch;
import linli.base.value.Domains;
import linli.matching.MatchModel.Asking;
import linli.matching.Ranking.Decision.Verdict;
import linli.matching.Ranking.Match;

/** The card 可匹配的供给 on a need's page: each supply with its score, reasons and next step, and why the rest were left out. */
public final class MatchPage implements Page {
    private static final int SHOWN = 6;
    private static final int NAMES = 12;
    /** Tags wrap where the card ends, not before. */
    private static final int WIDE = 640;

    private final Nav nav;
    private final MatchModel model;
    private final VBox rows = new VBox();
    private final Card card = new Card(text("matching.card.title"), text("matching.card.note"));
    private boolean unfolded;
    private int shown = SHOWN;

    public MatchPage(Nav nav, MatchModel model) {
        this.nav = nav;
        this.model = model;
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(160);
        card.getContent().setAll(scroll);
        card.setId("matching-card");
        model.ranking().addListener((property, old, now) -> {
            if (old == null || now == null || old.ask().id() != now.ask().id()) {
                unfolded = false;
                shown = SHOWN;
            }
            show();
        });
        model.asking.addListener(any -> show());
        model.chosen.addListener(any -> show());
    }

    @Override
    public String name() {
        return "matching.need";
    }

    @Override
    public Node view() {
        return card;
    }

    /** @param argument the need's id */
    @Override
    public void shown(Object argument) {
        model.open((Long) argument);
    }

    private void show() {
        rows.getChildren().clear();
        Ranking now = model.ranking().get();
        if (now == null) {
            return;
        }
        card.setNote(now.found() > SHOWN ? text("matching.card.count", now.found()) : text("matching.card.note"));
        if (now.ask().unclear()) {
            rows.getChildren().add(unclear());
            return;
        }
        List<Match> matches = now.matches();
        for (int i = 0; i < Math.min(shown, matches.size()); i++) {
            rows.getChildren().add(row(matches.get(i), i == 0));
        }
        if (matches.size() > shown) {
            Button more = Tags.button(text("matching.card.more", matches.size() - shown), null, () -> {
                shown = matches.size();
                show();
            });
            more.getStyleClass().add("link");
            rows.getChildren().add(foot(more));
        }
        if (matches.isEmpty()) {
            Label none = Tags.styled(text("matching.card.none"), "wrap", "secondary");
            rows.getChildren().add(foot(none));
        }
        left(now);
        rows.getChildren().add(call());
    }

    private static Node foot(Region... nodes) {
        HBox foot = new HBox(8, nodes);
        nodes[0].setMinWidth(0);
        foot.getStyleClass().add("match-foot");
        return foot;
    }

    private Node unclear() {
        ComboBox<Domains.Domain> domain = new ComboBox<>();
        domain.setId("matching-domain");
        domain.getItems().setAll(Domains.all());
        domain.setPromptText(text("matching.unclear.pick"));
        domain.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(Domains.Domain one) {
                return one == null ? "" : one.root() ? one.name() : text("matching.unclear.leaf", Domains.nameOf(one.parent()), one.name());
            }

            @Override
            public Domains.Domain fromString(String words) {
                return null;
            }
        });
        domain.valueProperty().addListener((property, old, now) -> model.look(now.code()));
        VBox box = new VBox(10, Tags.styled(text("matching.unclear"), "wrap", "secondary"), domain);
        box.getStyleClass().add("card-body");
        return box;
    }

    private Node row(Match match, boolean first) {
        Supply supply = match.supply();
        HBox name = new HBox(6, Tags.styled(supply.name(), "strong"), Tags.tag(origin(supply), Tone.BLUE));
        name.setAlignment(Pos.CENTER_LEFT);
        if (supply.batch() != null) {
            name.getChildren().add(Tags.tag(batch(supply.batch()), Tone.PLAIN));
        }
        if (accepted(match)) {
            name.getChildren().add(Tags.tag(text("matching.accepted"), Tone.OK));
        }
        FlowPane tags = new FlowPane(4, 4);
        tags.setPrefWrapLength(WIDE);
        match.reasons().forEach(reason -> tags.getChildren().add(Tags.tag(reason.text(), reason.tone())));
        VBox words = new VBox(3, name, tags);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!match.note().isEmpty()) {
            words.getChildren().add(Tags.styled(match.note(), "secondary", "wrap"));
        }
        Label shares = Tags.styled(shares(match), "small", "muted", "wrap");
        shares.setVisible(false);
        shares.managedProperty().bind(shares.visibleProperty());
        words.getChildren().add(shares);
        HBox line = new HBox(14, ring(match, () -> shares.setVisible(!shares.isVisible())), words, actions(match, first));
        line.getStyleClass().add("match-row");
        boolean form = model.asking.get() != null && model.chosen.get() != null && model.chosen.get().supply().key().equals(supply.key());
        return form ? new VBox(line, form(match)) : line;
    }

    private static boolean accepted(Match match) {
        return match.decision() != null && match.decision().verdict() == Verdict.ACCEPTED;
    }

    static String origin(Supply supply) {
        return switch (supply.kind()) {
            case TALENT -> text("matching.kind.talent", Texts.of(supply.origin()));
            case PROJECT -> text("matching.kind.project", Texts.of(supply.origin()));
            case CLASS, VENUE -> Texts.of(supply.origin());
        };
    }

    static String batch(SourcingBatch batch) {
        return text("matching.batch", Texts.of(batch));
    }

    static String shares(Match match) {
        return text("matching.shares", match.shares().stream()
                .map(share -> text("matching.share", Texts.of(share.part()), String.format("%.0f", share.points()), share.most()))
                .collect(Collectors.joining(text("matching.share.join"))));
    }

    /** The score in a ring that fades with it; a click unfolds what made it. */
    static Node ring(Match match, Runnable unfold) {
        Label figure = Tags.styled(String.valueOf(match.score()), "match-score");
        Circle circle = new Circle();
        circle.radiusProperty().bind(Look.em().multiply(1.5));
        circle.getStyleClass().addAll("match-ring", match.score() >= 85 ? "high" : match.score() >= 65 ? "middle" : "low");
        StackPane ring = new StackPane(circle, figure);
        ring.getStyleClass().add("match-score-box");
        ring.setAccessibleRole(AccessibleRole.BUTTON);
        ring.setAccessibleText(text("matching.score", match.supply().name(), match.score()));
        ring.setFocusTraversable(true);
        ring.setMinWidth(Region.USE_PREF_SIZE);
        ring.setOnMouseClicked(event -> unfold.run());
        ring.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                unfold.run();
                event.consume();
            }
        });
        return ring;
    }

    private Node actions(Match match, boolean first) {
        HBox box = new HBox(6);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        boolean done = accepted(match);
        Button act = Tags.button(Texts.of(match.next()), null, () -> {
            if (done) {
                model.goOn(match);
            } else {
                model.accept(match, nav::say);
            }
        });
        act.setId("match-" + match.supply().kind() + "-" + match.supply().id());
        if (first && !done) {
            act.getStyleClass().add("primary");
        }
        MenuButton more = new MenuButton(text("matching.more"));
        more.setAccessibleText(text("matching.more.of", match.supply().name()));
        if (done) {
            more.getItems().add(item(text("matching.undo"), () -> model.undo(match.decision(), nav::say)));
        } else {
            more.getItems().addAll(item(text("matching.defer"), () -> model.ask(match, Asking.DEFER)),
                    item(text("matching.refuse"), () -> model.ask(match, Asking.REFUSE)));
        }
        more.getItems().add(item(text("matching.others"), () -> nav.open("matching", match.supply().key())));
        box.getChildren().addAll(act, more);
        return box;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    private Node form(Match match) {
        boolean defer = model.asking.get() == Asking.DEFER;
        TextField reason = new TextField();
        reason.setId("match-reason");
        reason.textProperty().bindBidirectional(model.reason);
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox fields = new HBox(10);
        fields.setAlignment(Pos.BOTTOM_LEFT);
        if (defer) {
            DatePicker until = new DatePicker();
            DayText.dress(until);
            until.valueProperty().bindBidirectional(model.until);
            fields.getChildren().add(new Field(text("matching.until"), until));
        }
        Field why = new Field(text(defer ? "matching.reason.optional" : "matching.reason.why"), reason);
        HBox.setHgrow(why, Priority.ALWAYS);
        Button save = Tags.button(text(defer ? "matching.defer.do" : "matching.refuse.do"), null, () -> model.decide(nav::say));
        save.setId("match-decide");
        save.setDefaultButton(false);
        Button cancel = Tags.button(text("matching.cancel"), null, () -> model.ask(null, null));
        cancel.getStyleClass().add("flat");
        fields.getChildren().addAll(why, save, cancel);
        Label wrong = Tags.styled("", "text-bad", "wrap");
        wrong.textProperty().bind(model.wrong);
        wrong.managedProperty().bind(model.wrong.isNotEmpty());
        VBox form = new VBox(6, fields, wrong);
        form.getStyleClass().add("match-form");
        form.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.decide(nav::say);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.ask(null, null);
                event.consume();
            }
        });
        javafx.application.Platform.runLater(reason::requestFocus);
        return form;
    }

    /** One line that tells the reasons with their counts; unfolded, the names under each. */
    private void left(Ranking now) {
        if (now.outCount() == 0) {
            return;
        }
        List<String> counts = new ArrayList<>();
        List<MatchModel.Left> all = model.left(NAMES);
        all.forEach(left -> counts.add(Texts.of(left.why()) + " " + left.count()));
        Label line = Tags.styled(text("matching.left", now.outCount(), String.join(text("matching.left.join"), counts)), "muted", "wrap");
        Button unfold = Tags.button(text(unfolded ? "matching.fold" : "matching.unfold"), null, () -> {
            unfolded = !unfolded;
            show();
        });
        unfold.setId("match-unfold");
        unfold.getStyleClass().add("link");
        rows.getChildren().add(foot(line, unfold));
        if (!unfolded) {
            return;
        }
        for (MatchModel.Left left : all) {
            FlowPane names = new FlowPane(4, 4, Tags.styled(text("matching.left.of", Texts.of(left.why()), left.count()), "small", "secondary"));
            for (Supply supply : left.some()) {
                names.getChildren().add(name(left, supply));
            }
            if (left.count() > left.some().size()) {
                names.getChildren().add(Tags.styled(text("matching.left.more", left.count() - left.some().size()), "small", "muted"));
            }
            names.getStyleClass().add("match-left");
            rows.getChildren().add(names);
        }
    }

    private Node name(MatchModel.Left left, Supply supply) {
        String why = switch (left.why()) {
            case PAUSED -> supply.state().reason();
            case AWAY -> String.join(text("matching.comma"), supply.state().away().stream()
                    .map(span -> text("matching.reason.away", Reasons.day(span.from()), Reasons.day(span.to()))).toList());
            default -> "";
        };
        boolean own = left.why() == Ranking.Why.REFUSED || left.why() == Ranking.Why.DEFERRED;
        Label tag = Tags.tag(why.isEmpty() ? supply.name() : text("matching.left.why", supply.name(), why), Tone.PLAIN);
        if (!own) {
            return tag;
        }
        Button again = Tags.button(text("matching.again"), null, () -> model.propose(supply, nav::say));
        again.getStyleClass().add("link");
        return new HBox(4, tag, again);
    }

    private Node call() {
        int missing = model.missing();
        Ranking now = model.ranking().get();
        Label words = new Label(now.matches().isEmpty() ? text("matching.call.none") : missing > 0 ? text("matching.call.missing", missing) : text("matching.call.other"));
        Button draft = Tags.button(text("matching.call.draft"), null, model::draft);
        draft.setId("match-draft");
        draft.getStyleClass().add("link");
        FlowPane band = new FlowPane(4, 4, words, draft);
        band.setRowValignment(javafx.geometry.VPos.CENTER);
        band.getStyleClass().addAll("note-band", "match-call");
        VBox foot = new VBox(band);
        foot.getStyleClass().add("match-foot");
        return foot;
    }
}
