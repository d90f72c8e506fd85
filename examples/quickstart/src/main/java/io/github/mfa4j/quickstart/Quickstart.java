package io.github.mfa4j.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mfa4j.quickstart.tour.DataFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The program: a guided tour when started alone, and one-time password commands for scripts. */
@Command(
        name = "quickstart",
        description = "A guided tour of mfa4j in the terminal, and one-time password commands for scripts.",
        synopsisSubcommandLabel = "[COMMAND]",
        exitCodeOnExecutionException = Exit.FAULT,
        footer = {
            "",
            "Without a command the tour starts. Exit codes: 0 yes, 1 no, 2 bad usage, 69 a database or"
                    + " server failed, 70 a fault of the program.",
            "A secret on a command line can be read by other users of the machine: use these commands for support"
                    + " and tests."
        })
public final class Quickstart implements Callable<Integer> {

    /** What the Java launcher makes of a byte that the locale's character set lacks. */
    private static final char UNREADABLE = '\uFFFD';

    private final Callable<Integer> tour;

    private Quickstart(Callable<Integer> tour) {
        this.tour = tour;
    }

    /**
     * Runs the program and ends the process with its exit code.
     *
     * @param args a subcommand and its options
     */
    public static void main(String[] args) {
        // UTF-8 whatever the locale says: a QR code in the terminal has no other encoding.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        // Found only when it is needed: not every locale can name every home.
        Supplier<Path> dataFolder = () -> DataFolder.ofUser(System::getenv, Path.of(System.getProperty("user.home")));
        System.exit(run(InstantSource.system(), System.in, out, err, dataFolder, args));
    }

    /** The whole program without the process around it. */
    static int run(
            InstantSource clock,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Supplier<Path> dataFolder,
            String... args) {
        if (Stream.of(args).anyMatch(arg -> arg.indexOf(UNREADABLE) >= 0)) {
            err.println("quickstart: an argument cannot be read in this locale; set LC_ALL=C.UTF-8, for example");
            return Exit.BAD_USAGE;
        }
        BadUsage badUsage = new BadUsage();
        TourCommand tour = new TourCommand(clock, in, out, dataFolder);
        CommandLine program = new CommandLine(new Quickstart(tour))
                .addSubcommand(tour)
                .addSubcommand(new CodeCommand(out, clock))
                .addSubcommand(new VerifyCommand(out, clock))
                .addSubcommand(new DiagnoseCommand(out, clock))
                .addSubcommand(new UriCommand(out, clock))
                .addSubcommand(new ParseCommand(out))
                .addSubcommand(new QrCommand(out))
                .registerConverter(Integer.class, new NumberConverter())
                .registerConverter(int.class, new NumberConverter())
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .setParameterExceptionHandler(badUsage)
                .setExecutionExceptionHandler(badUsage);
        program.getCommandSpec().addOption(help());
        program.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().exitCodeOnExecutionException(Exit.FAULT));
        int exit = program.execute(args);
        if (out.checkError()) {
            err.println("quickstart: cannot write to standard output");
            return Exit.BAD_USAGE;
        }
        return exit;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Show this help.")
                .build();
    }

    @Override
    public Integer call() throws Exception {
        return tour.call();
    }
}
