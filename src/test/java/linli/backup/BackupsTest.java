package linli.backup;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import linli.base.db.BackupFiles;
import linli.base.db.BackupReason;
import linli.base.db.Durable;
import linli.base.db.Manifest;
import linli.base.db.OpenStore;
import linli.base.db.Secret;
import linli.base.db.StoreFolder;
import linli.base.db.TestFolder;
import linli.base.text.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final Secret SECRET = new Secret.Password(TestFolder.LOGIN, TestFolder.PASSWORD);

    @TempDir
    Path temp;

    Path folder;
    StoreFolder place;
    OpenStore store;
    Backups backups;

    @BeforeEach
    void make() {
        folder = temp.resolve("store");
        place = new StoreFolder(folder, TestFolder.CLOCK);
        store = TestFolder.create(folder).store();
        backups = new Backups(place, TestFolder.CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBackupIsNamedCountedAndDueOnceADay() {
        assertThat(backups.due()).isTrue();
        Backup made = backups.now(store, BackupReason.BEFORE_IMPORT).backup();
        assertThat(made.file()).hasFileName("linli-2026-11-24-080200-before-import.zip");
        assertThat(made.manifest().rows()).containsEntry("setting", 1L).containsEntry("store_meta", 1L);
        assertThat(made.manifest().commitNo()).isEqualTo(store.db().commitNo());
        assertThat(made.good()).isTrue();
        assertThat(backups.due()).isFalse();
        assertThat(backups.newestGood().orElseThrow().file()).isEqualTo(made.file());
    }

    @Test
    void leavingMakesOneOnlyWhenSomethingWasSaved() {
        assertThat(backups.onExit(store)).isPresent();
        assertThat(backups.onExit(store)).isEmpty();
        TestFolder.put(store.db(), "later");
        assertThat(backups.onExit(store)).isPresent();
    }

    @Test
    void aRestoreBringsBackTheDayAndKeepsWhatItReplaces() throws Exception {
        Path zip = backups.now(store, BackupReason.MANUAL).backup().file();
        TestFolder.put(store.db(), "later");
        store.changePassword(TestFolder.LOGIN, TestFolder.PASSWORD, "password-of-today");
        store.close();
        String replaced = Durable.sha256(folder.resolve("linli.mv.db"));

        Manifest restored = backups.restore(zip, new Secret.Password(TestFolder.LOGIN, "password-of-today"));
        assertThat(restored.rows()).containsEntry("setting", 1L);
        store = place.open(TestFolder.LOGIN, "password-of-today");
        assertThat(store.db().sql().select(SETTING.NAME).from(SETTING).fetch(SETTING.NAME)).containsExactly("first");
        assertThat(Durable.sha256(folder.resolve("before-restore-2026-11-24-080200/linli.mv.db"))).isEqualTo(replaced);
    }

    @Test
    void aRestoreWorksOnANewComputerAndOverADamagedStore() throws Exception {
        Path zip = backups.now(store, BackupReason.MANUAL, temp.resolve("usb")).copies().getFirst();
        StoreFolder other = new StoreFolder(temp.resolve("new-pc"), TestFolder.CLOCK);
        new Backups(other, TestFolder.CLOCK).restore(zip, SECRET);
        try (OpenStore there = other.open(SECRET)) {
            assertThat(there.db().sql().fetchCount(SETTING)).isEqualTo(1);
        }
        store.close();
        Files.write(folder.resolve("linli.mv.db"), new byte[0]);
        UserError refused = catchThrowableOfType(UserError.class, () -> place.open(SECRET));
        assertThat(refused.getMessage()).contains(zip.getFileName().toString());
        backups.restore(zip, SECRET);
        store = place.open(SECRET);
        assertThat(store.check().good()).isTrue();
    }

    @Test
    void aBadBackupIsRefusedBeforeAnythingIsTouched() throws Exception {
        Path zip = backups.now(store, BackupReason.MANUAL).backup().file();
        assertThat(refusal(() -> backups.restore(zip, SECRET))).as("while it is open").isEqualTo("error.store.alreadyOpen");
        store.close();
        String before = Durable.sha256(folder.resolve("linli.mv.db"));
        assertThat(refusal(() -> backups.restore(zip, new Secret.Password(TestFolder.LOGIN, "wrong-password"))))
                .isEqualTo("error.store.wrongPassword");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 4;
        Files.write(zip, bytes);
        assertThat(refusal(() -> backups.restore(zip, SECRET))).isEqualTo("error.backup.damaged");
        assertThat(backups.newestGood()).isEmpty();
        Files.delete(Manifest.path(zip));
        assertThat(refusal(() -> backups.restore(zip, SECRET))).isEqualTo("error.backup.noManifest");
        assertThat(refusal(() -> backups.restore(temp.resolve("no.zip"), SECRET))).isEqualTo("error.backup.missing");
        assertThat(Durable.sha256(folder.resolve("linli.mv.db"))).isEqualTo(before);
        assertThat(folder.resolve("before-restore-2026-11-24-080200")).doesNotExist();
    }

    @Test
    void theSecondFolderOfTheSettingsGetsACopyOrASentence() throws Exception {
        setSecondFolder(temp.resolve("usb").toString());
        BackupResult good = backups.now(store, BackupReason.DAILY);
        assertThat(good.copies()).hasSize(1).allMatch(BackupFiles::isGood);
        Files.writeString(temp.resolve("a-file"), "");
        setSecondFolder(temp.resolve("a-file").toString());
        BackupResult half = backups.now(store, BackupReason.DAILY);
        assertThat(half.copies()).isEmpty();
        assertThat(half.troubles()).hasSize(1);
        assertThat(half.backup().good()).isTrue();
    }

    @Test
    void oldBackupsThinOut() throws Exception {
        List<Path> zips = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 6, 1); !day.isAfter(LocalDate.of(2026, 11, 24)); day = day.plusDays(1)) {
            zips.addFirst(empty(temp.resolve("linli-" + day + "-080000-daily.zip")));
            zips.addFirst(empty(temp.resolve("linli-" + day + "-090000-before-import.zip")));
        }
        List<Path> kept = new ArrayList<>(zips);
        kept.removeAll(Retention.superfluous(zips));
        assertThat(kept).hasSize(7 + 2 + 11);
        assertThat(kept.getFirst()).hasFileName("linli-2026-11-24-090000-before-import.zip");
        assertThat(kept.getLast()).hasFileName("linli-2025-12-31-090000-before-import.zip");
    }

    @Test
    void theCheckOfAWholeStoreFindsNothing() {
        assertThat(backups.verify(store).problems()).isEmpty();
        assertThat(backups.verify(store).rows()).isGreaterThan(2);
    }

    private static Path empty(Path zip) throws Exception {
        Files.createFile(zip);
        Files.createFile(Manifest.path(zip));
        return zip;
    }

    private void setSecondFolder(String path) {
        store.db().write(() -> {
            store.db().writing().deleteFrom(SETTING).where(SETTING.NAME.eq(Backups.FOLDER_SETTING)).execute();
            store.db().writing().insertInto(SETTING).set(SETTING.SCOPE, "").set(SETTING.NAME, Backups.FOLDER_SETTING)
                    .set(SETTING.CONTENT, path).set(SETTING.VERSION, 1L).execute();
        });
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        UserError refused = catchThrowableOfType(UserError.class, call);
        return refused == null ? "none" : refused.key();
    }
}
