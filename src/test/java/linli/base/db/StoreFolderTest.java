package linli.base.db;

import static linli.base.db.TestFolder.CLOCK;
import static linli.base.db.TestFolder.LOGIN;
import static linli.base.db.TestFolder.PASSWORD;
import static linli.schema.Tables.SETTING;
import static linli.schema.Tables.STORE_META;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import linli.base.text.UserError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {
    @TempDir
    static Path once;

    static String recoveryCode;

    @TempDir
    Path temp;

    Path folder;
    StoreFolder store;

    @BeforeAll
    static void makeOne() {
        StoreFolder.Created made = TestFolder.create(once.resolve("store"));
        recoveryCode = made.recoveryCode();
        for (int i = 0; i < 150; i++) {
            TestFolder.put(made.store().db(), "n" + i);
        }
        made.store().backup(BackupReason.MANUAL);
        made.store().close();
    }

    @BeforeEach
    void copy() throws Exception {
        folder = temp.resolve("store");
        copy(once.resolve("store"), folder);
        store = new StoreFolder(folder, CLOCK);
    }

    @Test
    void opensWhatItClosedWithoutAnyCheck() {
        for (int i = 0; i < 2; i++) {
            try (OpenStore open = store.open(LOGIN, PASSWORD)) {
                assertThat(open.notes()).isEmpty();
                assertThat(folder.resolve("linli.work")).doesNotExist();
                assertThat(open.db().sql().fetchCount(SETTING)).isEqualTo(151 + i);
                TestFolder.put(open.db(), "again" + i);
                assertThat(open.db().sql().select(SETTING.NAME).from(SETTING).fetchLazy().fetchNext()).isNotNull();
            }
        }
    }

    @Test
    void theFileHoldsNoPlainText() throws Exception {
        assertThat(new String(Files.readAllBytes(data()), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("xxxxxxxxxxxx");
        assertThat(Files.readString(folder.resolve("linli.key"))).contains(LOGIN).doesNotContain(PASSWORD);
    }

    @Test
    void aNewStoreNeverReplacesAnything() throws Exception {
        String before = Durable.sha256(data());
        assertThat(refusal(() -> TestFolder.create(folder))).isEqualTo("error.store.exists");
        assertThat(Durable.sha256(data())).isEqualTo(before);
        assertThat(refusal(() -> new StoreFolder(temp.resolve("nothing"), CLOCK).open(LOGIN, PASSWORD))).isEqualTo("error.store.none");
        assertThat(temp.resolve("nothing")).doesNotExist();
    }

    @Test
    void aWrongPasswordIsToldApartFromDamageAndGivesNoHint() {
        UserError password = catchThrowableOfType(UserError.class, () -> store.open(LOGIN, "another-password"));
        UserError login = catchThrowableOfType(UserError.class, () -> store.open("nobody", PASSWORD));
        assertThat(password.key()).isEqualTo("error.store.wrongPassword");
        assertThat(login.getMessage()).isEqualTo(password.getMessage());
    }

    @Test
    void aDamagedKeyFileIsNotAWrongPassword() throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("linli.key"));
        for (int at = 0; at < bytes.length; at += 61) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(folder.resolve("linli.key"), flipped);
            assertThat(refusal(() -> store.open(LOGIN, PASSWORD))).isEqualTo("error.store.damage.key");
        }
        Files.delete(folder.resolve("linli.key"));
        assertThat(refusal(() -> store.open(LOGIN, PASSWORD))).isEqualTo("error.store.damage.noKey");
    }

    @Test
    void anEmptiedStoreIsRefusedUntouched() throws Exception {
        Files.write(data(), new byte[0]);
        refusedUntouched("error.store.damage.empty");
    }

    @Test
    void aMissingFileIsNotMadeAnew() throws Exception {
        Files.delete(data());
        assertThat(refusal(() -> store.open(LOGIN, PASSWORD))).isEqualTo("error.store.damage.missing");
        assertThat(data()).doesNotExist();
    }

    @Test
    void aForeignFileIsRefusedUntouched() throws Exception {
        Files.writeString(data(), "H:2,block:0,blockSize:1000 is a plain database\n".repeat(400));
        refusedUntouched("error.store.damage.foreign");
        Path other = temp.resolve("other");
        TestFolder.create(other).store().close();
        Files.copy(other.resolve("linli.mv.db"), data(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refusedUntouched("error.store.damage.broken");
        Files.delete(folder.resolve("linli.commit"));
        refusedUntouched("error.store.damage.broken");
    }

    @Test
    void aTruncatedStoreIsRefusedUntouched() throws Exception {
        byte[] whole = Files.readAllBytes(data());
        Random random = new Random(7);
        for (int i = 0; i < 4; i++) {
            Files.write(data(), java.util.Arrays.copyOf(whole, 4096 + random.nextInt(whole.length - 4096)));
            refusedUntouched("error.store.damage.");
        }
    }

    /** Without the seal, as after a crash, a cut may have met free space only; then everything must still be there. */
    @Test
    void aTruncatedStoreWithoutSealIsRefusedUntouchedOrWhole() throws Exception {
        byte[] whole = Files.readAllBytes(data());
        unseal();
        byte[] side = Files.readAllBytes(folder.resolve("linli.commit"));
        int refusals = 0;
        for (double part : new double[] {0.02, 0.1, 0.25, 0.4, 0.55, 0.7}) {
            Files.write(data(), java.util.Arrays.copyOf(whole, 4096 + (int) (whole.length * part)));
            Files.write(folder.resolve("linli.commit"), side);
            String before = Durable.sha256(data());
            try (OpenStore open = store.open(LOGIN, PASSWORD)) {
                assertThat(open.db().sql().fetchCount(SETTING)).isEqualTo(151);
                assertThat(open.check().problems()).isEmpty();
            } catch (UserError refused) {
                assertThat(refused.key()).startsWith("error.store.damage.");
                assertThat(Durable.sha256(data())).isEqualTo(before);
                refusals++;
            }
        }
        assertThat(refusals).isPositive();
    }

    @Test
    void oneFlippedBitIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(data());
        Random random = new Random(11);
        for (int i = 0; i < 5; i++) {
            byte[] flipped = whole.clone();
            flipped[4096 + random.nextInt(whole.length - 4096)] ^= (byte) (1 << random.nextInt(8));
            Files.write(data(), flipped);
            UserError refused = catchThrowableOfType(UserError.class, () -> store.open(LOGIN, PASSWORD).close());
            assertThat(refused).isNotNull();
            assertThat(refused.key()).startsWith("error.store.damage.");
        }
    }

    @Test
    void anOlderCopyOfTheFileIsRefused() throws Exception {
        byte[] older = Files.readAllBytes(data());
        try (OpenStore open = store.open(LOGIN, PASSWORD)) {
            TestFolder.put(open.db(), "later");
        }
        unseal();
        Files.write(data(), older);
        refusedUntouched("error.store.damage.older");
    }

    @Test
    void aNewerProgramsStoreIsRefusedUntouched() throws Exception {
        Path side = folder.resolve("linli.commit");
        Files.writeString(side, Files.readString(side).replace("schema=" + Schema.VERSION, "schema=" + (Schema.VERSION + 1)));
        refusedUntouched("error.store.newer");
    }

    @Test
    void anOlderStoreIsBackedUpAndThenRaised() throws Exception {
        schemaVersion(Schema.VERSION - 1);
        try (OpenStore open = store.open(LOGIN, PASSWORD)) {
            assertThat(open.notes()).hasSize(1);
            assertThat(open.db().sql().select(STORE_META.SCHEMA_VERSION).from(STORE_META).fetchSingle().value1()).isEqualTo(Schema.VERSION);
        }
        Path backup = BackupFiles.newestGood(store.backups()).orElseThrow();
        assertThat(backup.getFileName().toString()).endsWith("-before-migration.zip");
        assertThat(Manifest.beside(backup).orElseThrow().schemaVersion()).isEqualTo(Schema.VERSION - 1);
        store.open(LOGIN, PASSWORD).close();
        assertThat(BackupFiles.list(store.backups())).hasSize(2);
    }

    @Test
    void aNewerSentinelIsRefusedUntouchedToo() throws Exception {
        schemaVersion(Schema.VERSION + 1);
        unseal();
        refusedUntouched("error.store.newer");
    }

    @Test
    void anUncleanExitIsCheckedAndSaid() throws Exception {
        try (OpenStore open = store.open(LOGIN, PASSWORD)) {
            TestFolder.put(open.db(), "later");
            // The files as a killed program leaves them.
            copy(folder, temp.resolve("killed"));
        }
        try (OpenStore again = new StoreFolder(temp.resolve("killed"), CLOCK).open(LOGIN, PASSWORD)) {
            assertThat(again.notes()).hasSize(1);
            assertThat(again.db().sql().fetchCount(SETTING)).isEqualTo(152);
        }
    }

    @Test
    void aSecondOpeningIsRefused() {
        try (OpenStore open = store.open(LOGIN, PASSWORD)) {
            assertThat(refusal(() -> new StoreFolder(folder, CLOCK).open(LOGIN, PASSWORD))).isEqualTo("error.store.alreadyOpen");
            assertThat(open.db().sql().fetchCount(SETTING)).isEqualTo(151);
        }
    }

    @Test
    void aChangedPasswordOnlyRewraps() {
        try (OpenStore open = store.open(LOGIN, PASSWORD)) {
            assertThat(refusal(() -> open.changePassword(LOGIN, "wrong", "new-password"))).isEqualTo("error.store.wrongPassword");
            String before = Durable.sha256(data());
            open.changePassword(LOGIN, PASSWORD, "new-password");
            assertThat(Durable.sha256(data())).isEqualTo(before);
        }
        assertThat(refusal(() -> store.open(LOGIN, PASSWORD))).isEqualTo("error.store.wrongPassword");
        store.open(LOGIN, "new-password").close();
    }

    @Test
    void theRecoveryCodeGivesANewPassword() {
        assertThat(recoveryCode).matches("([2-9A-HJ-NP-Z]{5}-){4}[2-9A-HJ-NP-Z]{5}");
        String slip = (recoveryCode.charAt(0) == 'A' ? 'B' : 'A') + recoveryCode.substring(1);
        assertThat(refusal(() -> store.recover(slip, LOGIN, "fresh-password"))).isEqualTo("error.store.codeMistyped");
        assertThat(refusal(() -> store.recover(RecoveryCode.random(), LOGIN, "fresh-password"))).isEqualTo("error.store.wrongCode");
        assertThat(refusal(() -> store.recover(recoveryCode, "nobody", "fresh-password"))).isEqualTo("error.store.noLogin");
        store.recover(recoveryCode.toLowerCase().replace('-', ' '), LOGIN, "fresh-password").close();
        store.open(LOGIN, "fresh-password").close();
    }

    @Test
    void theCheckSeesAnIndexThatDisagrees() throws Exception {
        try (OpenStore open = store.open(LOGIN, PASSWORD)) {
            CheckResult good = open.check();
            assertThat(good.problems()).isEmpty();
            assertThat(good.counts()).containsEntry("setting", 151L);
            open.db().exclusively(writer -> {
                ChecksSabotage.dropOneIndexEntry(writer, "SETTING");
                return null;
            });
            assertThat(open.check().problems()).hasSize(1).first().asString().contains("setting");
        }
    }

    private void refusedUntouched(String key) throws Exception {
        String before = Durable.sha256(data());
        UserError refused = catchThrowableOfType(UserError.class, () -> store.open(LOGIN, PASSWORD).close());
        assertThat(refused).isNotNull();
        assertThat(refused.key()).startsWith(key);
        if (key.startsWith("error.store.damage.")) {
            assertThat(refused.getMessage()).contains("-manual.zip");
        }
        assertThat(Durable.sha256(data())).isEqualTo(before);
    }

    private void schemaVersion(int version) {
        try (OpenStore open = store.open(LOGIN, PASSWORD)) {
            open.db().write(() -> open.db().writing().update(STORE_META).set(STORE_META.SCHEMA_VERSION, version).execute());
        }
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        UserError refused = catchThrowableOfType(UserError.class, call);
        return refused == null ? "none" : refused.key();
    }

    private void unseal() throws Exception {
        CommitFile.read(folder.resolve("linli.commit")).orElseThrow().sealed(null).save(folder.resolve("linli.commit"));
    }

    private Path data() {
        return folder.resolve("linli.mv.db");
    }

    static void copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
