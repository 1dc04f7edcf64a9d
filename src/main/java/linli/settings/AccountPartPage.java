package linli.settings;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.accounts.Role;
import linli.accounts.Staff;
import linli.base.text.Texts;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Look;
import linli.base.ui.Tags;
import linli.base.ui.Tone;

/** The accounts on the settings page: the own password; for an administrator also the colleagues and the recovery code. */
final class AccountPartPage extends VBox {
    private final SettingsModel model;
    private final VBox rows = new VBox();
    private final HBox buttons = new HBox(10);
    private final VBox form = new VBox();

    AccountPartPage(SettingsModel model) {
        this.model = model;
        Button own = Tags.button(Texts.text("settings.account.password"), null, this::ownPassword);
        own.setId("own-password");
        Button add = Tags.button(Texts.text("settings.account.add"), null, this::add);
        Button code = Tags.button(Texts.text("settings.account.code"), null, this::code);
        for (Button forAdministrator : new Button[] {add, code}) {
            forAdministrator.visibleProperty().bind(model.administrator());
            forAdministrator.managedProperty().bind(model.administrator());
        }
        FlowPane row = new FlowPane(10, 10, own, add, code);
        row.getStyleClass().add("card-body");
        form.getStyleClass().addAll("form", "card-body");
        form.managedProperty().bind(form.visibleProperty());
        form.setVisible(false);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        HBox lock = lock();
        lock.visibleProperty().bind(model.administrator());
        lock.managedProperty().bind(model.administrator());
        getChildren().addAll(rows, row, lock, form);
        model.staff().addListener((InvalidationListener) any -> fill());
        model.administrator().addListener((InvalidationListener) any -> fill());
    }

    /** After how long without a hand the window locks. */
    private HBox lock() {
        Spinner<Integer> minutes = new Spinner<>(0, 240, 10);
        minutes.setId("lock-minutes");
        minutes.setEditable(true);
        minutes.setMaxWidth(Look.em().get() * 8);
        model.lockMinutes().addListener((property, old, now) -> minutes.getValueFactory().setValue(now.intValue()));
        Button save = Tags.button(Texts.text("settings.lock.save"), null, () -> model.saveLock(minutes.getValue()));
        save.setId("lock-save");
        HBox lock = new HBox(10, new VBox(new Field(Texts.text("settings.lock.minutes"), minutes), Tags.styled(Texts.text("settings.lock.hint"), "field-hint", "wrap")), save);
        lock.getStyleClass().add("card-body");
        lock.setAlignment(Pos.BOTTOM_LEFT);
        return lock;
    }

    private void fill() {
        rows.getChildren().clear();
        for (Staff who : model.staff()) {
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            Label name = Tags.styled(who.name(), "strong");
            HBox row = new HBox(name, Tags.styled(who.login(), "muted"), Tags.tag(String.join(Texts.text("settings.account.and"), who.roles().stream().map(Texts::of).toList()),
                    who.roles().contains(Role.ADMIN) ? Tone.ACCENT : Tone.PLAIN));
            if (!who.active()) {
                row.getChildren().add(Tags.tag(Texts.text("settings.account.closed"), Tone.PLAIN));
            }
            row.getChildren().add(spring);
            if (model.administrator().get() && who.active() && !who.login().equals(model.self())) {
                row.getChildren().addAll(link("settings.account.roles", () -> roles(who)), link("settings.account.reset", () -> reset(who)), link("settings.account.close", () -> close(who)));
            }
            row.getStyleClass().add("list-row");
            rows.getChildren().add(row);
        }
    }

    private static Button link(String key, Runnable action) {
        Button link = Tags.button(Texts.text(key), null, action);
        link.getStyleClass().add("link");
        return link;
    }

    private void ask(String action, Runnable doing, Node... fields) {
        Button ok = Tags.button(action, null, doing);
        ok.setId("account-ok");
        ok.getStyleClass().add("primary");
        buttons.getChildren().setAll(Tags.button(Texts.text("ui.cancel"), null, () -> form.setVisible(false)), ok);
        form.getChildren().setAll(fields);
        form.getChildren().add(buttons);
        form.setVisible(true);
        ((Field) fields[0]).getControl().requestFocus();
    }

    private void done() {
        form.setVisible(false);
    }

    private static boolean same(PasswordField fresh, Field againField, PasswordField again) {
        boolean same = fresh.getText().equals(again.getText());
        againField.error(same ? null : Texts.text("login.notSame"));
        return same;
    }

    private void ownPassword() {
        PasswordField old = new PasswordField();
        PasswordField fresh = new PasswordField();
        PasswordField again = new PasswordField();
        old.setId("old-password");
        fresh.setId("fresh-password");
        again.setId("again-password");
        Field againField = new Field(Texts.text("login.again"), again);
        ask(Texts.text("settings.account.password"), () -> {
            if (same(fresh, againField, again)) {
                model.changePassword(old.getText(), fresh.getText(), this::done);
            }
        }, new Field(Texts.text("settings.account.old"), old), new Field(Texts.text("login.fresh"), fresh), againField);
    }

    private void add() {
        TextField name = new TextField();
        TextField login = new TextField();
        RoleBoxes roles = new RoleBoxes(EnumSet.of(Role.CLERK));
        PasswordField password = new PasswordField();
        PasswordField own = new PasswordField();
        ask(Texts.text("settings.account.add"),
                () -> model.add(own.getText(), login.getText().strip(), name.getText().strip(), roles.chosen(), password.getText(), this::done),
                new Field(Texts.text("first.name"), name), new Field(Texts.text("first.login"), login), new Field(Texts.text("settings.account.role"), roles),
                new Field(Texts.text("settings.account.theirPassword"), password), new Field(Texts.text("settings.account.ownPassword"), own));
    }

    private void roles(Staff who) {
        RoleBoxes roles = new RoleBoxes(who.roles());
        PasswordField own = new PasswordField();
        ask(Texts.text("settings.account.roles"), () -> model.changeRoles(own.getText(), who, roles.chosen(), this::done),
                new Field(Texts.text("settings.account.rolesOf", who.name()), roles), new Field(Texts.text("settings.account.ownPassword"), own));
    }

    private void reset(Staff who) {
        PasswordField fresh = new PasswordField();
        PasswordField own = new PasswordField();
        ask(Texts.text("settings.account.reset"), () -> model.resetPassword(own.getText(), who, fresh.getText(), this::done),
                new Field(Texts.text("settings.account.freshFor", who.name()), fresh), new Field(Texts.text("settings.account.ownPassword"), own));
    }

    private void close(Staff who) {
        Optional<String> own = Dialogs.askPassword(this, Texts.text("settings.account.close"), Texts.text("settings.account.closing", who.name()),
                Texts.text("settings.account.close"));
        own.ifPresent(typed -> model.deactivate(typed, who));
    }

    private void code() {
        Optional<String> own = Dialogs.askPassword(this, Texts.text("settings.account.code"), Texts.text("settings.account.codeWords"), Texts.text("ui.continue"));
        own.ifPresent(typed -> model.newRecoveryCode(typed, code -> ask(Texts.text("ui.close"), this::done, new Field(Texts.text("login.code"), new TextField(code)))));
    }

    /** One box a role: somebody may have several. */
    private static final class RoleBoxes extends FlowPane {
        RoleBoxes(Set<Role> ticked) {
            super(14, 6);
            for (Role role : Role.values()) {
                CheckBox box = new CheckBox(Texts.of(role));
                box.setUserData(role);
                box.setSelected(ticked.contains(role));
                getChildren().add(box);
            }
        }

        Set<Role> chosen() {
            return boxes().filter(CheckBox::isSelected).map(box -> (Role) box.getUserData()).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        }

        private Stream<CheckBox> boxes() {
            return getChildren().stream().map(CheckBox.class::cast);
        }
    }
}
