package linli.base.db;

import java.nio.file.Path;

/** The names of the files in one data folder. */
record StoreFiles(Path folder) {
    /** @return the data file as the engine wants it named, without its ending. */
    String engineName() {
        return folder.toAbsolutePath().resolve("linli").toString().replace('\\', '/');
    }

    Path data() {
        return folder.resolve("linli.mv.db");
    }

    Path key() {
        return folder.resolve("linli.key");
    }

    Path commit() {
        return folder.resolve("linli.commit");
    }

    /** @return where wrong passwords are counted. */
    Path tries() {
        return folder.resolve("linli.tries");
    }

    Path lock() {
        return folder.resolve("linli.lock");
    }

    Path backups() {
        return folder.resolve("backups");
    }

    /** @return where all work in progress stands; what a crash left there may go. */
    Path work() {
        return folder.resolve("linli.work");
    }

    /** @return a folder for work in progress, on the same disk so that renames are atomic. */
    StoreFiles working(String purpose) {
        return new StoreFiles(work().resolve(purpose));
    }
}
