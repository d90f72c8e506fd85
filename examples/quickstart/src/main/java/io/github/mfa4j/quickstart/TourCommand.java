package io.github.mfa4j.quickstart;

import io.github.mfa4j.quickstart.tour.Tour;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The guided tour, for a person or on its own. */
@Command(
        name = "tour",
        description = {
            "Go on the guided tour; the same as no command at all.",
            "It needs no terminal and keeps nothing. Leave it at any prompt with q, Ctrl-D or Ctrl-C."
        })
final class TourCommand implements Callable<Integer> {

    private final InstantSource clock;
    private final InputStream in;
    private final PrintStream out;

    @Option(names = "--auto", description = "Play the user's part, too, on a clock that waits for nothing.")
    private boolean auto;

    TourCommand(InstantSource clock, InputStream in, PrintStream out) {
        this.clock = clock;
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() {
        Tour tour = auto ? Tour.automatic(out) : Tour.typed(in, out, clock);
        tour.run();
        return Exit.YES;
    }
}
