package linli.base.db;

import static linli.schema.Tables.SETTING;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Random;

/**
 * The program that {@link KillTest} kills: single saves and bulk writes without end, each told on standard output only
 * after it counts as saved. With {@code recipe} it closes and opens the store now and then, so that kills meet those too.
 */
final class KillChild {
    static final int BULK = 300;

    private KillChild() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[2]));
        if (args[1].equals("once")) {
            new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD).close();
        } else if (args[1].equals("recipe")) {
            recipe(folder, random, args[2]);
        } else {
            defaults(folder, args[2]);
        }
    }

    private static void recipe(Path folder, Random random, String run) {
        int number = 0;
        while (true) {
            try (OpenStore store = new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
                say("READY");
                for (int i = 10 + random.nextInt(60); i > 0; i--) {
                    String name = run + "-" + number++;
                    if (random.nextInt(12) == 0) {
                        store.db().write(() -> {
                            for (int row = 0; row < BULK; row++) {
                                put(store.db(), "bulk-" + name, "row" + row);
                            }
                        });
                        say("bulk-" + name);
                    } else {
                        store.db().write(() -> put(store.db(), "", name));
                        say(name);
                    }
                }
            }
        }
    }

    private static void put(Db db, String scope, String name) {
        db.writing().insertInto(SETTING)
                .set(SETTING.SCOPE, scope).set(SETTING.NAME, name).set(SETTING.CONTENT, "x".repeat(100)).set(SETTING.VERSION, 1L)
                .execute();
    }

    /** The engine as it comes: its own write delay, nothing forced to the disk. */
    private static void defaults(Path folder, String run) throws Exception {
        try (Connection connection = DriverManager.getConnection(plainAddress(folder), Engine.USER, passwords(folder));
                PreparedStatement insert = connection.prepareStatement("insert into setting values ('', ?, 'x', 1)")) {
            say("READY");
            for (int number = 0; ; number++) {
                insert.setString(1, run + "-" + number);
                insert.executeUpdate();
                say(run + "-" + number);
            }
        }
    }

    static String plainAddress(Path folder) {
        return "jdbc:h2:" + new StoreFiles(folder).engineName() + ";CIPHER=AES";
    }

    static String passwords(Path folder) {
        return KeyFile.read(folder.resolve("linli.key"), "").open(TestFolder.LOGIN, TestFolder.PASSWORD).passwords();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
