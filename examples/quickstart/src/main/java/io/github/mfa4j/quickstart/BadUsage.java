package io.github.mfa4j.quickstart;

import io.github.mfa4j.MfaUnavailableException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers what cannot be done as asked with one line on standard error and exit code 2, and an outage of a database or a
 * server with one line and exit code 69. The library refuses every wrong
 * argument with an {@link IllegalArgumentException} that names the value and the accepted range and holds no secret, so
 * its messages are shown as they are.
 */
final class BadUsage implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Whatever could start a second line or move the cursor, on any terminal. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private static final int MAX_LENGTH = 300;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String message = e instanceof UnmatchedArgumentException unmatched ? describe(unmatched) : e.getMessage();
        return report(e.getCommandLine(), message);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof IllegalArgumentException) {
            return report(command, e.getMessage());
        }
        if (e instanceof MfaUnavailableException) {
            report(command, e.getMessage());
            return Exit.UNAVAILABLE;
        }
        throw e;
    }

    /** Names an option, but repeats no value: it may be a secret in the wrong place. */
    private static String describe(UnmatchedArgumentException e) {
        String first = e.getUnmatched().get(0);
        if (first.startsWith("-")) {
            return "unknown option " + first.replaceFirst("=.*", "");
        }
        boolean root = e.getCommandLine().getParent() == null;
        return root ? "unknown subcommand " + first : "unexpected argument beside the options";
    }

    private static int report(CommandLine command, @Nullable String message) {
        String line = UNPRINTABLE.matcher(String.valueOf(message)).replaceAll("?");
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .println(name + ": " + line.substring(0, Math.min(line.length(), MAX_LENGTH)) + " (see " + name
                        + " --help)");
        return Exit.BAD_USAGE;
    }
}
