import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the installer for the platform it runs on, from {@code target/linli.jar} and {@code target/lib}: a runtime by
 * jlink, the program as an image by jpackage, a start-up cache from a training run on sample data, and last the .deb or
 * .msi. Prints the size of each. Run by {@code mvn -Pinstaller package -DskipTests}.
 *
 * <p>Arguments: the project's folder, the version, and optionally {@code image} to stop before the package.
 */
final class Build {
    /** What the class path needs of the JDK; the charsets read GB18030, the locale data writes Chinese dates. */
    private static final List<String> MODULES = List.of("java.base", "java.compiler", "java.datatransfer", "java.desktop", "java.instrument", "java.logging",
            "java.management", "java.naming", "java.net.http", "java.prefs", "java.scripting", "java.security.jgss", "java.sql", "java.transaction.xa", "java.xml",
            "java.xml.crypto", "jdk.charsets", "jdk.crypto.cryptoki", "jdk.jfr", "jdk.localedata", "jdk.unsupported", "jdk.unsupported.desktop", "jdk.zipfs");
    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final String CACHE = "linli.aot";

    private final Path project;
    private final String version;
    private final Path out;
    private final Path home = Path.of(System.getProperty("java.home"));

    private Build(Path project, String version) {
        this.project = project;
        this.version = version;
        out = project.resolve("target/installer");
    }

    public static void main(String[] args) throws Exception {
        Build build = new Build(Path.of(args[0]).toAbsolutePath().normalize(), args[1].replace("-SNAPSHOT", ""));
        build.runtime();
        build.image();
        build.cache();
        if (args.length < 3 || !args[2].equals("image")) {
            build.packages();
        }
    }

    private void runtime() throws IOException, InterruptedException {
        delete(out);
        Files.createDirectories(out);
        run(tool("jlink"), "--add-modules", String.join(",", MODULES), "--include-locales", "en,zh", "--strip-debug", "--no-header-files", "--no-man-pages",
                "--compress", "zip-6", "--generate-cds-archive", "--output", runtimeFolder().toString());
        told("runtime", runtimeFolder());
    }

    /** The program beside its libraries as the launcher finds them; the same order is used in the training run. */
    private void image() throws IOException, InterruptedException {
        Path input = out.resolve("input");
        Files.createDirectories(input.resolve("lib"));
        Path target = project.resolve("target");
        Files.copy(target.resolve("linli.jar"), input.resolve("linli.jar"));
        try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            for (Path library : libraries.toList()) {
                Files.copy(library, input.resolve("lib").resolve(library.getFileName()));
            }
        }
        List<String> command = new ArrayList<>(List.of(tool("jpackage"), "--type", "app-image", "--name", "Linli", "--input", input.toString(), "--main-jar", "linli.jar",
                "--main-class", "linli.Main", "--runtime-image", runtimeFolder().toString(), "--dest", out.toString(), "--app-version", version, "--vendor", "Linli",
                "--icon", icon(), "--add-launcher", "linli-cli=" + project.resolve("installer/cli.properties")));
        for (String option : options()) {
            command.addAll(List.of("--java-options", option));
        }
        // A missing cache is no error: the program starts without it, only slower.
        command.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/" + CACHE, "--java-options", "-Xlog:aot*=off", "--java-options", "-Xlog:cds*=off"));
        run(command.toArray(String[]::new));
        told("image", imageFolder());
    }

    /** One walk through all pages on sample data, in the image's own runtime, tells the cache what a start needs. */
    private void cache() throws IOException, InterruptedException {
        Path scratch = out.resolve("training");
        List<String> command = new ArrayList<>(List.of(javaOf(imageFolder()), "-XX:AOTCacheOutput=" + appFolder().resolve(CACHE), "-cp", classPath()));
        command.addAll(options());
        command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "linli.Main", "tour", scratch.toString()));
        run(command.toArray(String[]::new));
        delete(scratch);
        told("cache", appFolder().resolve(CACHE));
    }

    /** @return the class path exactly as the launcher gives it; with another order the cache would not be taken. */
    private String classPath() throws IOException {
        String entry = "app.classpath=";
        return Files.readAllLines(appFolder().resolve("Linli.cfg")).stream().filter(line -> line.startsWith(entry))
                .map(line -> line.substring(entry.length()).replace("$APPDIR", appFolder().toString())).collect(Collectors.joining(File.pathSeparator));
    }

    private void packages() throws IOException, InterruptedException {
        if (WINDOWS) {
            run(tool("jpackage"), "--type", "msi", "--app-image", imageFolder().toString(), "--name", "Linli", "--dest", out.toString(), "--app-version", version, "--vendor", "Linli",
                    "--description", properties().getProperty("description"), "--icon", icon(), "--file-associations", project.resolve("installer/submission.properties").toString(),
                    "--win-upgrade-uuid", properties().getProperty("windows.upgrade"), "--win-per-user-install", "--win-menu", "--win-menu-group", "Linli", "--win-shortcut",
                    "--win-dir-chooser");
        } else {
            debian();
        }
        try (Stream<Path> made = Files.list(out)) {
            made.filter(file -> file.toString().matches(".*\\.(deb|msi)")).forEach(file -> told("package", file));
        }
    }

    /**
     * The .deb straight from the image: jpackage would copy the jars once more, and the start-up cache only fits jars
     * whose time is that of the training run. Menu entry and file type lie where the desktop looks for them, so that no
     * script runs at install, and removing the package removes nothing but itself.
     */
    private void debian() throws IOException, InterruptedException {
        Path root = out.resolve("deb");
        run("cp", "-a", imageFolder().toString(), folder(root, "opt").resolve("linli").toString());
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        for (String[] program : new String[][] {{"linli", "Linli"}, {"linli-cli", "linli-cli"}}) {
            Files.createSymbolicLink(folder(root, "usr/bin").resolve(program[0]), Path.of("/opt/linli/bin", program[1]));
        }
        Files.copy(project.resolve("installer/linli.png"), folder(root, "usr/share/icons/hicolor/256x256/apps").resolve("linli.png"));
        Files.copy(project.resolve("installer/linli.desktop"), folder(root, "usr/share/applications").resolve("linli.desktop"));
        Files.copy(project.resolve("installer/linli-mime.xml"), folder(root, "usr/share/mime/packages").resolve("linli.xml"));
        Files.writeString(folder(root, "DEBIAN").resolve("control"), """
                Package: linli
                Version: %s
                Architecture: %s
                Maintainer: Linli <%s>
                Section: misc
                Priority: optional
                Depends: %s
                Description: %s
                """.formatted(version, machine, properties().getProperty("maintainer"), properties().getProperty("linux.needs"), properties().getProperty("description")));
        run("dpkg-deb", "--root-owner-group", "--build", root.toString(), out.resolve("linli_" + version + "_" + machine + ".deb").toString());
        delete(root);
    }

    private static Path folder(Path root, String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private List<String> options() throws IOException {
        return Arrays.asList(properties().getProperty("java.options").trim().split("\\s+"));
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(project.resolve("installer/linli.properties"))) {
            properties.load(in);
        }
        return properties;
    }

    private String icon() {
        return project.resolve("installer").resolve(WINDOWS ? "linli.ico" : "linli.png").toString();
    }

    private Path runtimeFolder() {
        return out.resolve("runtime");
    }

    private Path imageFolder() {
        return out.resolve("Linli");
    }

    private Path appFolder() {
        return imageFolder().resolve(WINDOWS ? "app" : "lib/app");
    }

    private static String javaOf(Path image) {
        return image.resolve(WINDOWS ? "runtime/bin/java.exe" : "lib/runtime/bin/java").toString();
    }

    private String tool(String name) {
        return home.resolve("bin").resolve(WINDOWS ? name + ".exe" : name).toString();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(command[0] + " ended with " + code);
        }
    }

    private static void told(String what, Path made) {
        try (Stream<Path> files = Files.walk(made)) {
            long bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            System.out.printf(Locale.ROOT, "%-8s %6.1f MB  %s%n", what, bytes / 1e6, made.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes any) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
