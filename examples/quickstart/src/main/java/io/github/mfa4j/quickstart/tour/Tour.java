package io.github.mfa4j.quickstart.tour;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The guided tour: chapter after chapter, until the end or until the visitor leaves. Keeps nothing. */
public final class Tour {

    private static final List<Chapter> CHAPTERS =
            List.of(new TurnOn(), new SecondStep(), new Guessing(), new Replay(), new MailedCode(), new LostPhone());

    /** Any instant will do for a clock of its own; the same one each time makes two tours comparable. */
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private static final Set<Kind> WORTH_TELLING = EnumSet.of(
            Kind.FACTOR_ADDED,
            Kind.LOCKED,
            Kind.SUSPENDED,
            Kind.REPLAYED,
            Kind.RELEASED,
            Kind.RECOVERY_CODES_CREATED,
            Kind.RECOVERY_CODE_USED,
            Kind.FACTOR_RENEWED);

    private final List<MfaEvent> auditLog = new ArrayList<>();
    private final Screen screen;
    private final Visitor visitor;
    private final Stage stage;

    private Tour(TourClock clock, Screen screen, Visitor visitor) {
        this.screen = screen;
        this.visitor = visitor;
        Mailbox mailbox = new Mailbox(clock, screen);
        stage = new Stage(new Shop(clock, mailbox, auditLog::add), new Phone(clock), mailbox, clock, screen, visitor);
    }

    /**
     * The tour for a person at a terminal.
     *
     * @param in what the person types, in UTF-8
     * @param out the terminal
     * @param realTime the time on the person's own phone
     * @return the tour
     */
    public static Tour typed(InputStream in, PrintStream out, InstantSource realTime) {
        TourClock clock = TourClock.following(realTime);
        return new Tour(clock, new Screen(out, clock), new TypingVisitor(in, out));
    }

    /**
     * The tour that plays the user's part itself, on a clock of its own.
     *
     * @param out where it is told
     * @return the tour
     */
    public static Tour automatic(PrintStream out) {
        TourClock clock = TourClock.standingAt(START);
        Screen screen = new Screen(out, clock);
        return new Tour(clock, screen, new SimulatedVisitor(screen));
    }

    /** Goes on the tour. Leaving early is fine. */
    public void run() {
        try {
            screen.say("Welcome to mfa4j. You are Alice, a user of a shop whose users may have a second factor. All"
                    + " of it happens in this process, and nothing is kept.");
            for (int i = 0; i < CHAPTERS.size(); i++) {
                Chapter chapter = CHAPTERS.get(i);
                if (i > 0) {
                    visitor.goOn("Next: " + chapter.title());
                }
                screen.heading((i + 1) + " of " + CHAPTERS.size() + "  " + chapter.title());
                chapter.play(stage);
            }
            showAuditLog();
            screen.say("That was the tour. The code behind it: examples/quickstart, from Shop.java on.");
        } catch (VisitorLeft e) {
            screen.show("");
            screen.say("You left the tour. Nothing was kept. Come back any time.");
        }
    }

    private void showAuditLog() {
        screen.heading("What the audit log would tell Alice or the operator");
        auditLog.stream()
                .filter(event -> WORTH_TELLING.contains(event.kind()))
                .forEach(event -> screen.show(
                        "   " + event.at().truncatedTo(SECONDS) + "  " + event.factor() + "  " + event.kind()));
        screen.show("");
    }
}
