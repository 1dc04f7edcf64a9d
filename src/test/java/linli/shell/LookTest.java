package linli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.ui.Card;
import linli.base.ui.Kpi;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import org.junit.jupiter.api.Test;

/** The look on one page that holds a bit of everything. */
class LookTest {
    @Test
    void everyBitIsDrawnInAllSizesAndThemes() throws Exception {
        try (Screens screens = Screens.of((nav, work) -> new Sample())) {
            screens.open(null).shot("look.png").textSize(200).shot("look-200.png").textSize(100).dark(true).shot("look-dark.png");
            Label title = (Label) screens.scene().lookup(".page-title");
            assertThat(title.getFont().getSize()).isBetween(19.9, 20.1);
            assertThat(title.getFont().getFamily()).isEqualTo("Noto Sans SC");
            screens.textSize(150).act(() -> screens.scene().getRoot().applyCss());
            assertThat(title.getFont().getSize()).isBetween(29.9, 30.1);
            assertThat(Optional.ofNullable(screens.failure())).isEmpty();
        }
        assertThat(Files.size(Path.of("target/screens/look.png"))).isGreaterThan(10_000);
    }

    private static final class Sample implements Page {
        @Override
        public String name() {
            return "居民";
        }

        @Override
        public Node view() {
            PageHead head = new PageHead();
            head.setTitle("居民");
            head.setSub("11月24日 星期二 · 今天 5 场活动,3 个场地预约");
            var save = Tags.button("登记", "F4", () -> {});
            save.getStyleClass().add("primary");
            head.getActions().addAll(Tags.button("登记需求", "F2", () -> {}), Tags.button("报名", "F3", () -> {}), save);
            HBox kpis = new HBox(12, new Kpi("本月服务人次", "1,284", "上月 1,102"), new Kpi("新增需求", "46", "超期 4 条"), new Kpi("满意率", "96.4%", "有效评价 221 份"));
            TableView<String> table = new TableView<>(FXCollections.observableArrayList("沈桂英", "陈国强", "王建国"));
            for (String name : new String[] {"姓名", "证件", "电话"}) {
                TableColumn<String, String> column = new TableColumn<>(name);
                column.setPrefWidth(180);
                column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
                table.getColumns().add(column);
            }
            HBox tags = new HBox(6);
            tags.getStyleClass().addAll("card-body", "row");
            for (Tone tone : Tone.values()) {
                tags.getChildren().add(Tags.tag("超期 3 天", tone));
            }
            ToggleButton chip = new ToggleButton("全部 12");
            chip.getStyleClass().add("chip");
            chip.setSelected(true);
            ToggleButton other = new ToggleButton("超期 3");
            other.getStyleClass().add("chip");
            TextField field = new TextField();
            field.setPromptText("姓名");
            ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList("窗口"));
            combo.getSelectionModel().select(0);
            HBox fields = new HBox(8, chip, other, field, combo, new CheckBox("样例数据"), Tags.styled("92", "score"));
            fields.getStyleClass().addAll("card-body", "row");
            Card card = new Card("要办的事", "12 项 · 按紧急排序", table);
            VBox.setVgrow(card, Priority.ALWAYS);
            VBox page = new VBox(head, kpis, new Card("标签", "", tags, fields), card);
            page.getStyleClass().add("page");
            return page;
        }

        @Override
        public void shown(Object argument) {}
    }
}
