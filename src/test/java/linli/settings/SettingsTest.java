package linli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Centre CENTRE = new Centre("示例社区党群服务中心", "330481001", "硖石街道", "示例社区", null, null, true, 1);
    private Db db;
    private Settings settings;

    @BeforeEach
    void open() {
        db = TestStore.open();
        settings = new Settings(db);
        settings.found(CENTRE);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theCentreIsKeptAndChanged() {
        assertThat(settings.centre()).isEqualTo(CENTRE);
        Centre changed = settings.change(CENTRE.with("新名称", "330481002000", "海洲街道", "示例社区", "12345").withSampleData(false));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(settings.centre()).isEqualTo(changed);
        assertThat(changed.sampleData()).isFalse();
    }

    @Test
    void aSecondChangeOfTheSameVersionIsRefused() {
        settings.change(CENTRE.with("甲", "330481001", "硖石街道", "示例社区", null));
        assertThatThrownBy(() -> settings.change(CENTRE.with("乙", "330481001", "硖石街道", "示例社区", null)))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo("error.settings.changed"));
        assertThat(settings.centre().name()).isEqualTo("甲");
    }

    @Test
    void emptyNamesAndOddStreetCodesAreRefused() {
        assertThatThrownBy(() -> settings.change(CENTRE.with(" ", "330481001", "硖石街道", "示例社区", null)))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo("error.settings.noName"));
        assertThatThrownBy(() -> settings.change(CENTRE.with("甲", "3304", "硖石街道", "示例社区", null)))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.getMessage()).contains("3304"));
    }

    @Test
    void eachPersonSetsTheirOwn() {
        settings.put("zhou", "look.size", "150");
        settings.put("zhou", "look.size", "200");
        settings.put("chen", "look.size", "100");
        settings.put(Settings.CENTRE, "backup.folder", "E:\\备份");
        assertThat(settings.all("zhou")).containsOnly(java.util.Map.entry("look.size", "200"));
        assertThat(settings.get("chen", "look.size")).contains("100");
        settings.put("chen", "look.size", null);
        assertThat(settings.get("chen", "look.size")).isEmpty();
        assertThat(settings.get(Settings.CENTRE, "backup.folder")).contains("E:\\备份");
    }
}
