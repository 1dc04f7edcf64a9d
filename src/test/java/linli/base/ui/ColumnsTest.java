package linli.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private record Person(String name, String phone, int age) {}

    private static final List<Person> PEOPLE = List.of(new Person("沈桂英", "138****0012", 78), new Person("陈国强", "", 52));

    private static TableView<Person> table(Memory memory) {
        TableView<Person> table = new TableView<>(FXCollections.observableArrayList(PEOPLE));
        new Columns<>(table, "people", memory)
                .text("name", "姓名", 8, Person::name)
                .text("phone", "电话", 10, Person::phone)
                .number("age", "年龄", 5, Person::age, person -> person.age() + " 岁")
                .remember();
        return table;
    }

    @Test
    void orderWidthVisibilityAndSortComeBack() throws Exception {
        CompletableFuture<String> kept = new CompletableFuture<>();
        Map<String, String> store = new HashMap<>();
        Memory memory = new Memory(store::get, (name, content) -> {
            store.put(name, content);
            kept.complete(content);
        });
        Fx.run(() -> {
            TableView<Person> table = table(memory);
            TableColumn<Person, ?> age = table.getColumns().get(2);
            table.getColumns().remove(age);
            table.getColumns().addFirst(age);
            table.getColumns().get(2).setVisible(false);
            age.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().add(age);
        });
        assertThat(kept.get(10, TimeUnit.SECONDS)).isEqualTo("age:5.00:1,name:8.00:1,phone:10.00:0|age:DESCENDING");
        Fx.run(() -> {
            TableView<Person> again = table(memory);
            assertThat(again.getColumns()).extracting(TableColumn::getId).containsExactly("age", "name", "phone");
            assertThat(again.getColumns().get(2).isVisible()).isFalse();
            assertThat(again.getItems().getFirst().age()).isEqualTo(78);
            assertThat(again.getSortOrder()).hasSize(1);
        });
    }

    @Test
    void contentFromAnotherVersionIsPassedOver() {
        Fx.run(() -> {
            Memory memory = Memory.brief();
            memory.put().accept("columns.people", "gone:3.00:1,phone:12.00:1,name|gone:ASCENDING");
            assertThat(table(memory).getColumns()).extracting(TableColumn::getId).containsExactly("phone", "name", "age");
        });
    }

    @Test
    void widthsFollowTheTextSize() {
        Fx.run(() -> {
            Look look = new Look();
            TableView<Person> table = table(Memory.brief());
            double before = table.getColumns().getFirst().getPrefWidth();
            look.textSize().set(200);
            assertThat(table.getColumns().getFirst().getPrefWidth()).isEqualTo(before * 2);
            look.textSize().set(100);
        });
    }

    @Test
    void copyGivesTheRowsAsShown() {
        Fx.run(() -> {
            TableView<Person> table = new TableView<>(FXCollections.observableArrayList(PEOPLE));
            Columns<Person> columns = new Columns<>(table, "copy", Memory.brief())
                    .text("name", "姓名", 8, Person::name)
                    .text("phone", "电话", 10, Person::phone);
            table.getSelectionModel().selectAll();
            columns.copy();
            assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("姓名\t电话\n沈桂英\t138****0012\n陈国强\t");
            assertThat(Clipboard.getSystemClipboard().getHtml()).contains("mso-number-format:'\\@'").contains(">138****0012<");
        });
    }
}
