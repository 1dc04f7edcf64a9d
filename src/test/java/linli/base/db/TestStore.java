package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A real store in memory with the real migrations, for the tests of front doors; about 20 ms each. */
public final class TestStore {
    private TestStore() {}

    /** @return a fresh store holding nothing but its sentinel row; close it after the test. */
    public static Db open() {
        String address = Engine.memoryAddress(UUID.randomUUID().toString());
        try (Connection first = DriverManager.getConnection(address, Engine.USER, "test")) {
            for (Path migration : migrations()) {
                Engine.run(first, Files.readString(migration));
            }
            try (PreparedStatement sentinel = first.prepareStatement(
                    "insert into store_meta (id, app, store_uuid, schema_version, commit_no, created_at, clean) values (1, ?, ?, ?, 0, timestamp with time zone '2026-11-01 08:00:00+08', true)")) {
                sentinel.setString(1, Schema.APP);
                sentinel.setString(2, "test");
                sentinel.setInt(3, Schema.VERSION);
                sentinel.executeUpdate();
            }
            return new Db(address, Engine.USER, "test", new Fleeting());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @return the migration files in their order. */
    static List<Path> migrations() throws IOException {
        try {
            URI first = TestStore.class.getResource("/" + Schema.MIGRATIONS + "/V001__store.sql").toURI();
            try (Stream<Path> files = Files.list(Path.of(first).getParent())) {
                return files.filter(file -> file.getFileName().toString().matches("V\\d+__.*\\.sql")).sorted().toList();
            }
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** In memory there is nothing to force to a disk. */
    private static final class Fleeting implements Db.Keeper {
        @Override
        public void committed(Connection writer, long commitNo) {}

        @Override
        public void closing(Connection writer) {}

        @Override
        public void closed(boolean whole) {}
    }
}
