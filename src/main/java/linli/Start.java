package linli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * Entry of {@code linli.jar}. Compiled for an old Java on purpose: on a machine whose default {@code java} is older
 * than 25 it looks for a JDK 25 where installers put one and hands over to it; otherwise it goes straight to
 * {@link Main}.
 */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            Class.forName("linli.Main").getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        File newer = newerJava();
        if (newer == null) {
            System.err.println("Linli needs Java " + NEEDED + " or newer; this is Java " + Runtime.version().feature()
                    + ". Install a JDK " + NEEDED + " or set LINLI_JAVA_HOME to one.");
            System.exit(1);
        }
        List<String> command = new ArrayList<>();
        command.add(newer.getPath());
        command.add("--enable-native-access=ALL-UNNAMED");
        for (String flag : java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (flag.startsWith("-D") || flag.startsWith("-X")) {
                command.add(flag);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("linli.Main");
        command.addAll(java.util.Arrays.asList(args));
        Process child = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        System.exit(child.waitFor());
    }

    /** The newest Java of at least {@link #NEEDED} in the usual places, or null. */
    private static File newerJava() {
        List<File> homes = new ArrayList<>();
        for (String name : new String[] {"LINLI_JAVA_HOME", "JAVA_HOME", "JAVA25_HOME", "JAVA_HOME_25_X64"}) {
            String home = System.getenv(name);
            if (home != null && !home.isEmpty()) {
                homes.add(new File(home));
            }
        }
        String user = System.getProperty("user.home");
        String programs = System.getenv("ProgramFiles");
        String[] parents = {
            "/usr/lib/jvm", "/usr/java", "/opt", "/opt/java", "/Library/Java/JavaVirtualMachines", user + "/.sdkman/candidates/java",
            user + "/.jdks", programs + "\\Eclipse Adoptium", programs + "\\Java", programs + "\\Microsoft", programs + "\\Zulu"
        };
        for (String parent : parents) {
            File[] found = new File(parent).listFiles(File::isDirectory);
            if (found != null) {
                java.util.Arrays.sort(found, java.util.Comparator.reverseOrder());
                homes.addAll(java.util.Arrays.asList(found));
            }
        }
        for (File home : homes) {
            for (File inside : new File[] {home, new File(home, "Contents/Home")}) {
                if (featureOf(inside) >= NEEDED) {
                    File unix = new File(inside, "bin/java");
                    File windows = new File(inside, "bin/java.exe");
                    if (unix.canExecute() || windows.canExecute()) {
                        return unix.canExecute() ? unix : windows;
                    }
                }
            }
        }
        return null;
    }

    private static int featureOf(File home) {
        try {
            for (String line : java.nio.file.Files.readAllLines(new File(home, "release").toPath())) {
                if (line.startsWith("JAVA_VERSION=")) {
                    String number = line.replaceAll("[^0-9.]", "");
                    return Integer.parseInt(number.split("\\.")[0]);
                }
            }
        } catch (java.io.IOException | RuntimeException notAJavaHome) {
            return 0;
        }
        return 0;
    }
}
