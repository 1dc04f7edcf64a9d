package linli.volunteers;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Columns;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Field;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.volunteers.VolunteerTask.Came;
import linli.volunteers.VolunteerTask.TaskStatus;

/** The tasks' part of the page: what is planned, who comes, and the roll afterwards. */
final class TaskPage {
    private final VolunteersModel model;
    private final Nav nav;
    private final StackPane side;
    private final DetailPane pane;
    private final TableView<VolunteerTask> table = new TableView<>();

    TaskPage(VolunteersModel model, Nav nav, StackPane side) {
        this.model = model;
        this.nav = nav;
        this.side = side;
        pane = new DetailPane(this::close);
        table.setItems(model.tasks);
        table.setPlaceholder(new EmptyState(Texts.text("volunteers.task.none"), Texts.text("volunteers.newTask"), () -> edit(null)));
        new Columns<>(table, "volunteers.tasks", Memory.brief())
                .text("on", Texts.text("volunteers.column.on"), 8, task -> task.on().toString())
                .text("time", Texts.text("volunteers.column.time"), 8, task -> Texts.text("volunteers.task.time", task.from(), task.to()))
                .text("title", Texts.text("volunteers.column.task"), 18, VolunteerTask::title)
                .text("place", Texts.text("volunteers.column.place"), 10, task -> task.place() == null ? "" : task.place())
                .node("people", Texts.text("volunteers.column.people"), 7, task -> task.coming() + "/" + task.wanted(),
                        task -> Tags.tag(task.coming() + "/" + task.wanted(), task.coming() < task.wanted() ? Tone.WARN : Tone.OK))
                .node("status", Texts.text("volunteers.column.status"), 7, task -> Texts.of(task.status()),
                        task -> Tags.tag(Texts.of(task.status()), task.status() == TaskStatus.OPEN ? Tone.BLUE : task.status() == TaskStatus.DONE ? Tone.OK : Tone.PLAIN))
                .opening(model.task::set).remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.task.set(now);
            }
        });
        model.task.addListener((property, old, now) -> {
            if (now != null) {
                show(now);
            }
        });
    }

    Node table() {
        return table;
    }

    private void close() {
        model.task.set(null);
        side.getChildren().clear();
        table.getSelectionModel().clearSelection();
    }

    /** @param task to be changed, or null for a new one */
    void edit(VolunteerTask task) {
        TextField title = new TextField(task == null ? "" : task.title());
        DatePicker on = new DatePicker(task == null ? null : task.on());
        TextField from = new TextField(task == null ? "" : task.from().toString());
        TextField to = new TextField(task == null ? "" : task.to().toString());
        TextField place = new TextField(task == null || task.place() == null ? "" : task.place());
        TextField wanted = new TextField(task == null ? "" : "" + task.wanted());
        from.setPrefColumnCount(5);
        to.setPrefColumnCount(5);
        from.setPromptText(Texts.text("volunteers.task.fromPrompt"));
        to.setPromptText(Texts.text("volunteers.task.toPrompt"));
        Field first = new Field(Texts.text("volunteers.column.task"), title);
        pane.show(Texts.text(task == null ? "volunteers.newTask" : "volunteers.task.change"), first, new Field(Texts.text("volunteers.column.on"), on),
                new HBox(8, new Field(Texts.text("volunteers.task.from"), from), new Field(Texts.text("volunteers.task.to"), to)),
                new Field(Texts.text("volunteers.column.place"), place), new Field(Texts.text("volunteers.task.wanted"), wanted));
        Button save = Tags.button(Texts.text("volunteers.form.save"), null, () -> {
            first.error(null);
            VolunteerTask draft = new VolunteerTask(task == null ? 0 : task.id(), title.getText().strip(), task == null ? null : task.domain(),
                    task == null ? null : task.activityId(), on.getValue(), time(from), time(to), place.getText().isBlank() ? null : place.getText().strip(),
                    wanted.getText().strip().matches("\\d{1,3}") ? Integer.parseInt(wanted.getText().strip()) : 0, TaskStatus.OPEN, null, List.of(),
                    task == null ? 1 : task.version());
            model.plan(draft, () -> nav.say(Texts.text("volunteers.task.saved", draft.title())), wrong -> first.error(wrong instanceof UserError ? wrong.getMessage() : Texts.text("volunteers.form.failed")));
        });
        save.getStyleClass().add("primary");
        pane.buttons(save);
        side.getChildren().setAll(pane);
        javafx.application.Platform.runLater(title::requestFocus);
    }

    private static LocalTime time(TextField field) {
        String text = linli.base.value.Clean.compact(field.getText());
        return text.matches("([01]?\\d|2[0-3]):[0-5]\\d") ? LocalTime.parse(text.length() == 4 ? "0" + text : text)
                : text.matches("[01]?\\d|2[0-3]") ? LocalTime.of(Integer.parseInt(text), 0) : null;
    }

    private void show(VolunteerTask task) {
        Map<Long, TextField> minutes = new HashMap<>();
        Map<Long, CheckBox> came = new HashMap<>();
        VBox people = new VBox(6);
        for (VolunteerTask.Assigned one : task.people()) {
            people.getChildren().add(person(task, one, came, minutes));
        }
        if (task.people().isEmpty()) {
            people.getChildren().add(Tags.styled(Texts.text("volunteers.task.nobody"), "secondary"));
        }
        Label when = Tags.styled(Texts.text("volunteers.task.when", task.on(), task.from(), task.to(), task.place() == null ? "" : task.place()), "wrap");
        VBox body = new VBox(10, when, Tags.styled(Texts.text("volunteers.task.people", task.coming(), task.wanted()), "strong"), people);
        if (task.status() == TaskStatus.CANCELLED) {
            body.getChildren().add(Tags.styled(Texts.text("volunteers.task.cancelled", task.reason()), "text-bad", "wrap"));
        }
        if (task.status() == TaskStatus.OPEN) {
            body.getChildren().add(finding(task));
        }
        pane.show(task.title(), body);
        if (task.status() == TaskStatus.CANCELLED) {
            pane.buttons();
        } else {
            Button roll = Tags.button(Texts.text(task.status() == TaskStatus.DONE ? "volunteers.task.rollAgain" : "volunteers.task.roll"), null, () -> {
                Map<Long, Integer> given = new HashMap<>();
                came.forEach((id, box) -> {
                    if (box.isSelected()) {
                        given.put(id, minutes(minutes.get(id).getText()));
                    }
                });
                model.roll(task.id(), given);
            });
            roll.getStyleClass().add("primary");
            Button cancel = Tags.button(Texts.text("volunteers.task.cancel"), null, () -> Dialogs.askReason(pane, Texts.text("volunteers.task.cancel"),
                    Texts.text("volunteers.task.cancel.ask", task.title(), task.coming())).ifPresent(reason -> model.cancel(task.id(), reason)));
            Button change = Tags.button(Texts.text("volunteers.task.change"), null, () -> edit(task));
            if (task.status() == TaskStatus.OPEN) {
                pane.buttons(cancel, change, roll);
            } else {
                pane.buttons(roll);
            }
        }
        side.getChildren().setAll(pane);
    }

    private static int minutes(String hours) {
        return hours.strip().matches("\\d{1,2}(\\.\\d{1,2})?") ? (int) Math.round(Double.parseDouble(hours.strip()) * 60) : 0;
    }

    private Node person(VolunteerTask task, VolunteerTask.Assigned one, Map<Long, CheckBox> came, Map<Long, TextField> minutes) {
        if (one.came() == Came.WITHDRAWN) {
            return Tags.styled(Texts.text("volunteers.task.withdrawn", one.name()), "secondary");
        }
        CheckBox box = new CheckBox(one.name());
        box.setSelected(one.came() != Came.ABSENT);
        TextField hours = new TextField(String.valueOf((one.minutes() > 0 ? one.minutes() : task.minutes()) / 60.0));
        hours.setPrefColumnCount(4);
        hours.setAccessibleText(Texts.text("volunteers.task.hoursOf", one.name()));
        hours.disableProperty().bind(box.selectedProperty().not());
        came.put(one.volunteerId(), box);
        minutes.put(one.volunteerId(), hours);
        HBox row = new HBox(8, box, hours, Tags.styled(Texts.text("volunteers.hourWord"), "secondary"));
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        if (task.status() == TaskStatus.OPEN) {
            Button out = Tags.button(Texts.text("volunteers.task.withdraw"), null, () -> model.withdraw(task.id(), one.id()));
            out.getStyleClass().add("flat");
            row.getChildren().add(out);
        }
        return row;
    }

    private Node finding(VolunteerTask task) {
        TextField words = new TextField();
        words.setPromptText(Texts.text("volunteers.task.find"));
        ListView<VolunteerList.Row> list = new ListView<>(model.found);
        list.setPrefHeight(150);
        list.setCellFactory(any -> new ListCell<>() {
            @Override
            protected void updateItem(VolunteerList.Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : Texts.text("volunteers.task.found", row.name(), row.team() == null ? "" : row.team(), Volunteers.hoursWord(row.minutes())));
            }
        });
        list.visibleProperty().bind(words.textProperty().isNotEmpty());
        list.managedProperty().bind(list.visibleProperty());
        words.textProperty().addListener((property, old, now) -> model.find(now));
        Runnable assign = () -> {
            VolunteerList.Row row = list.getSelectionModel().getSelectedItem() != null ? list.getSelectionModel().getSelectedItem()
                    : list.getItems().isEmpty() ? null : list.getItems().getFirst();
            if (row != null) {
                model.assign(task.id(), row.id());
            }
        };
        words.setOnAction(event -> assign.run());
        list.setOnMouseClicked(event -> assign.run());
        return new VBox(6, new Field(Texts.text("volunteers.task.assign"), words), list);
    }
}
