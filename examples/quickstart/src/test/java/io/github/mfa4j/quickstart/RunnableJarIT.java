package io.github.mfa4j.quickstart;

import static io.github.mfa4j.quickstart.CodeCommandTest.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program as users start it: one jar, a process of its own, whatever locale. */
class RunnableJarIT {

    private static final Path JAR = Path.of(System.getProperty("quickstart.jar"));

    @TempDir
    private Path folder;

    @TempDir
    private Path streams;

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-Duser.language=ar -Duser.country=EG -Dfile.encoding=US-ASCII",
                "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1"
            })
    void theTourRunsInEveryLocaleAndSpeaksUtf8(String options) throws Exception {
        Program run = start("C", "/dev/null", options, "tour", "--auto");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsSubsequence(
                        "1 of 6  Enrol and confirm",
                        "█▀▀▀▀▀█",
                        "✓ CONFIRMED",
                        "2 of 6  The second step",
                        "✓ Verified",
                        "3 of 6  Wrong codes up to the lock",
                        "✗ Refused: LOCKED",
                        "4 of 6  Replay refused",
                        "✗ Refused: REPLAYED",
                        "5 of 6  A mailed code",
                        "✓ Verified: user alice, factor mail",
                        "6 of 6  A recovery code, and renewal",
                        "✓ Verified: user alice, factor recovery",
                        "That was the tour.");
    }

    @Test
    void theTourNeedsNoTerminal() throws Exception {
        Program run = start("C", "/dev/null", "");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("You left the tour.");
    }

    /** A process without standard input may open one of its own files in its place. */
    @Test
    void theTourNeedsNoStandardInputAtAll() throws Exception {
        assertThat(sh("exec java -jar \"$0\" tour --auto <&-").exit()).isEqualTo(Exit.YES);

        Program run = sh("exec java -jar \"$0\" <&-");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).contains("You left the tour.");
    }

    @Test
    void whatIsTypedIsReadAsUtf8() throws Exception {
        Path typed = Files.writeString(folder.resolve("typed"), "\u0661\u0662\u0663é\n\n\nq\n");

        Program run = start("C", typed.toString(), "-Dfile.encoding=US-ASCII");

        assertThat(run.exit()).isEqualTo(Exit.YES);
        assertThat(run.out()).containsSubsequence("✗ WRONG_CODE", "✓ CONFIRMED", "You left the tour.");
    }

    @Test
    void theNextProcessRemembersAliceAndNothingIsKeptElsewhere() throws Exception {
        String options = "-Djava.io.tmpdir=" + folder + " -Duser.dir=" + folder + " -Duser.home=" + folder;
        assertThat(start("C", "/dev/null", options, "tour", "--auto").out()).contains("✓ CONFIRMED");

        assertThat(start("C", "/dev/null", options, "tour", "--auto").out()).contains("The shop remembers her");
        assertThat(folder).isEmptyDirectory();
        assertThat(data.resolve("mfa4j-quickstart")).isDirectoryContaining(file -> file.endsWith("tour.mv.db"));
    }

    @Test
    void theCommandsWork() throws Exception {
        String options = "-Duser.language=ar -Duser.country=EG";
        assertThat(start("C", "/dev/null", options, "code", "--secret", SECRET, "--at", "59"))
                .isEqualTo(new Program(Exit.YES, "287082\n", ""));
        assertThat(start("C", "/dev/null", options, "verify", "--secret", SECRET, "--code", "287082", "--at", "59"))
                .isEqualTo(new Program(Exit.YES, "1\n", ""));
        assertThat(start("C", "/dev/null", options, "verify", "--secret", SECRET, "--code", "287083", "--at", "59"))
                .isEqualTo(new Program(Exit.NO, "no match\n", ""));
        assertThat(start("C", "/dev/null", options, "parse", "otpauth://totp/zo%C3%AB?secret=" + SECRET)
                        .out())
                .contains("\naccount=zoë\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code --secret=0", "tuor", "qr"})
    void badUsageIsOneLine(String line) throws Exception {
        Program run = start("C", "/dev/null", "-Duser.language=ar -Duser.country=EG", line.split(" "));

        assertThat(run.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("quickstart[^\\n]+\\n");
    }

    /** The shell writes the bytes: in which form this process would pass the name on depends on its own locale. */
    private static String uriOfZoe(String locale) {
        return "export LC_ALL=" + locale
                + "; exec java -jar \"$0\" uri --issuer I --account \"$(printf 'zo\\303\\253')\" --secret " + SECRET;
    }

    @Test
    void namesAreReadInALocaleThatHasThem() throws Exception {
        assertThat(sh(uriOfZoe("C.UTF-8")).out()).startsWith("otpauth://totp/I:zo%C3%AB?");
    }

    @Test
    void namesThatTheLocaleCannotReadAreBadUsageInOneLine() throws Exception {
        Program run = sh(uriOfZoe("C"));

        assertThat(run.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("quickstart[^\\n]+\\n");
    }

    @Test
    void aFullDiskIsNotAYes() throws Exception {
        Program run = sh("exec java -jar \"$0\" code --secret " + SECRET + " >/dev/full");

        assertThat(run.exit()).isEqualTo(Exit.BAD_USAGE);
        assertThat(run.err()).isEqualTo("quickstart: cannot write to standard output\n");
    }

    @Test
    void theJarHoldsWhatItNeedsAndTheLicencesOfIt() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names).doesNotHaveDuplicates();
            assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
            assertThat(names).noneMatch(name -> name.endsWith("module-info.class"));
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "PostgreSQL Global Development Group");
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("Apache License", "QOS.ch");
            assertThat(text(jar, "META-INF/LICENSE.md")).contains("Bouncy Castle");
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(Quickstart.class.getName());
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
    }

    private Program start(String locale, String input, String options, String... args) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options.split(" ", -1)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        return run(new ProcessBuilder(command).redirectInput(Path.of(input).toFile()), locale);
    }

    /** A shell, whose redirections can do what a process builder cannot. */
    private Program sh(String script) throws Exception {
        return run(new ProcessBuilder("sh", "-c", script, JAR.toString()), "C");
    }

    /** Files for the output, so that neither stream can fill up while the other is read. */
    private Program run(ProcessBuilder builder, String locale) throws Exception {
        Path out = streams.resolve("out");
        Path err = streams.resolve("err");
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("XDG_DATA_HOME", data.toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        int exit = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Program(exit, strictUtf8(out), strictUtf8(err));
    }

    private static String strictUtf8(Path file) throws IOException {
        return UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }
}
