package linli;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.ui.Memory;
import linli.shell.Screens;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import linli.talent.Talent;
import linli.talent.TalentHouse;
import linli.talent.TalentList;
import linli.talent.Talents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two rows of one talent are put together on the screen, and parted again: every nomination goes back where it was. */
class TalentMergePageTest {
    private final TalentHouse house = new TalentHouse();
    private final Talents talents = house.talents;

    @AfterEach
    void close() {
        house.close();
    }

    private int nominators(Supplies supplies, long id) {
        return supplies.now().all().stream().filter(one -> one.key().equals(new Supply.Key(Supply.Kind.TALENT, id))).findFirst().orElseThrow().rating().nominators();
    }

    @Test
    @SuppressWarnings("unchecked")
    void mergesByKeyAndPartsAgain() {
        Talent lin = house.lin();
        Talent second = talents.nominate(new Talent.Nomination(Talent.Proposal.RECOMMENDED, new Talent.By(null, "陈阿妹", null), "林阿姨", "13800009099", "杏花苑", "ART.CRAFT",
                "剪纸", "会剪窗花", null, null)).talent();
        assertThat(second.id()).isNotEqualTo(lin.id());
        Supplies supplies = new Supplies(house.db, house.clock);
        assertThat(nominators(supplies, lin.id())).isEqualTo(5);
        try (Screens screens = Screens.of((nav, work) -> new TalentMergePage(talents, nav, work, Memory.brief())).open(lin.id())) {
            TableView<TalentList.Row> table = (TableView<TalentList.Row>) screens.scene().lookup("#merge-table");
            assertThat(table.getItems()).extracting(TalentList.Row::name).containsExactly("林阿姨");
            screens.act(() -> table.getSelectionModel().selectFirst()).shot("talents-merge.png");
            screens.act(() -> table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "1", "1", KeyCode.DIGIT1, false, false, false, false)));
            assertThat(talents.get(second.id()).mergedInto()).isEqualTo(lin.id());
            assertThat(talents.nominations(lin.id())).hasSize(6);
            assertThat(nominators(supplies, lin.id())).as("matching counts them too").isEqualTo(6);
            screens.shot("talents-merged.png");
            screens.act(() -> ((Button) screens.scene().lookup("#merge-part-" + second.id())).fire());
            assertThat(talents.get(second.id()).status()).isEqualTo(Talent.PoolStatus.CANDIDATE);
            assertThat(talents.nominations(lin.id())).hasSize(5);
            assertThat(talents.nominations(second.id())).hasSize(1);
            assertThat(nominators(supplies, lin.id())).isEqualTo(5);
            assertThat(nominators(supplies, second.id())).isEqualTo(1);
            assertThat(table.getItems()).extracting(TalentList.Row::name).containsExactly("林阿姨");
            assertThat(screens.failure()).isNull();
        }
    }
}
