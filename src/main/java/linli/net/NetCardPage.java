package linli.net;

import static linli.base.text.Texts.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.ui.Card;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.Tags;
import linli.net.Net.Behind;

/** The service net as a card of the desk: the grid in small, and one sentence about the worst gap. */
public final class NetCardPage implements Page {
    private final Nav nav;
    private final NetModel model;
    private final Label words = Tags.styled("", "muted", "wrap");
    private final Button call = Tags.button(text("net.call"), null, this::draft);
    private final NetGridPage grid;
    private final Card card;

    public NetCardPage(Nav nav, NetModel model) {
        this.nav = nav;
        this.model = model;
        grid = new NetGridPage(true, cell -> nav.open("net", cell));
        call.getStyleClass().add("link");
        call.managedProperty().bind(call.visibleProperty());
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox body = new VBox(10, grid.root(), new HBox(6, words, call));
        body.getStyleClass().add("card-body");
        card = new Card(text("net.card.title"), text("net.card.note"), body);
        card.setId("net-card");
        model.net().addListener((property, old, now) -> {
            grid.show(now);
            call.setVisible(false);
            words.setText(now.served() == 0 && now.missing().isEmpty() ? text("net.card.none") : text("net.card.whole", now.served(), now.cells()));
            model.openWorst();
        });
        model.behind().addListener((property, old, now) -> sentence(now));
    }

    @Override
    public String name() {
        return "net.card";
    }

    @Override
    public Node view() {
        return card;
    }

    @Override
    public void shown(Object argument) {
        model.open(null);
        model.load();
    }

    private void sentence(Behind now) {
        if (now == null) {
            return;
        }
        words.setText(text("net.card.gap", Nets.word(now.cell().time()), now.cell().name(), now.needs().size(), now.rooms().size(), now.talents().size()));
        call.setVisible(true);
    }

    private void draft() {
        if (model.behind().get() != null) {
            model.draft(model.behind().get().cell());
        } else {
            nav.open("net", null);
        }
    }
}
