package linli.exchange;

import static linli.base.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import linli.base.excel.ListSheet;
import linli.base.ui.Dialogs;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Work;
import linli.base.value.Purpose;

/** 导出名单 and 填上级表格: the band of the import page by which lists go out, masked unless a reason is given. */
final class ExportsPage {
    private final Exports exports;
    private final List<ListSheet<?>> kinds;
    private final Nav nav;
    private final Work work;
    private final Consumer<Path> opener;
    private final ComboBox<ListSheet<?>> kind = new ComboBox<>();
    private final CheckBox whole = new CheckBox(text("exchange.out.whole"));
    private final CheckBox changed = new CheckBox(text("exchange.out.changed"));
    private final Label said = Tags.styled("", "wrap");
    private final Button open = new Button(text("exchange.out.open"));
    private final HBox result = new HBox(10, said, open);
    private Path last;

    ExportsPage(Imports imports, Nav nav, Work work, Consumer<Path> opener) {
        this.exports = imports.exports();
        this.kinds = imports.lists();
        this.nav = nav;
        this.work = work;
        this.opener = opener;
    }

    void into(HBox band) {
        ImportTablesPage.kinds(kind, kinds);
        kind.setId("outKind");
        kind.setAccessibleText(text("exchange.out.kind"));
        kind.setValue(kinds.isEmpty() ? null : kinds.getFirst());
        whole.setId("outWhole");
        changed.setId("outChanged");
        Button export = Tags.button(text("exchange.out.export"), null, this::export);
        export.setId("export");
        Button fill = Tags.button(text("exchange.out.fill"), null, this::fill);
        fill.setId("fill");
        open.setId("openOut");
        open.setOnAction(event -> opener.accept(last));
        result.getStyleClass().add("row");
        result.setVisible(false);
        result.managedProperty().bind(result.visibleProperty());
        FlowPane row = new FlowPane(10, 6, Tags.styled(text("exchange.out.title"), "strong"), kind, whole, changed, export, fill);
        row.setPrefWrapLength(Look.em().get() * 60);
        row.setRowValignment(VPos.CENTER);
        VBox all = new VBox(8, row, result);
        HBox.setHgrow(all, Priority.ALWAYS);
        band.getChildren().setAll(all);
    }

    private void export() {
        ListSheet<?> list = kind.getValue();
        reason().ifPresent(why -> target(text("exchange.out.file", list.title())).ifPresent(file -> export(list.kind(), file, why, whole.isSelected())));
    }

    private void fill() {
        String list = kind.getValue().kind();
        FileChooser chooser = chooser(text("exchange.out.template"));
        File template = chooser.showOpenDialog(kind.getScene().getWindow());
        if (template != null) {
            String bare = template.getName().replaceFirst("\\.[^.]*$", "");
            reason().ifPresent(why -> target(text("exchange.out.filled", bare)).ifPresent(file -> fill(list, template.toPath(), file, why, whole.isSelected())));
        }
    }

    void export(String list, Path file, Purpose why, boolean all) {
        boolean news = changed.isSelected();
        doing(() -> {
            int rows = all ? exports.full(list, file, why, news) : exports.masked(list, file, why, news);
            return !all ? text("exchange.out.done", file.getFileName(), rows) : text("exchange.out.doneWhole", file.getFileName(), rows);
        }, file);
    }

    void fill(String list, Path template, Path file, Purpose why, boolean all) {
        boolean news = changed.isSelected();
        doing(() -> {
            Fills.Filled filled = exports.fill(list, template, file, new Fills.Options(Map.of(), news, !all), why);
            return filled.left().isEmpty() ? text("exchange.out.full", file.getFileName(), filled.rows(), filled.filled().size())
                    : text("exchange.out.left", file.getFileName(), filled.rows(), filled.filled().size(), String.join(text("exchange.out.comma"), filled.left()));
        }, file);
    }

    private void doing(Supplier<String> deed, Path file) {
        result.setVisible(false);
        work.run(deed, words -> {
            last = file;
            said.setText(words);
            result.setVisible(true);
        }, nav::fail);
    }

    /** @return why and for whom; empty when given up. */
    private Optional<Purpose> reason() {
        boolean all = whole.isSelected();
        return Dialogs.askPurpose(kind, text("exchange.out.whyTitle"), text(all ? "exchange.out.why" : "exchange.out.whyMasked"), all, exports.maySensitive());
    }

    private Optional<Path> target(String name) {
        FileChooser chooser = chooser(text("exchange.out.save"));
        chooser.setInitialFileName(name + ".xlsx");
        return Optional.ofNullable(chooser.showSaveDialog(kind.getScene().getWindow())).map(File::toPath);
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(text("exchange.page.tables"), "*.xlsx"));
        return chooser;
    }
}
