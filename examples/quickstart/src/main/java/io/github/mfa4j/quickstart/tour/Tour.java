package io.github.mfa4j.quickstart.tour;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.mfa4j.quickstart.tour.PhoneMemory.Content;
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

/** The guided tour: chapter after chapter, until the end or until the visitor leaves. */
public final class Tour {

    private static final List<Chapter> CHAPTERS =
            List.of(new TurnOn(), new SecondStep(), new Guessing(), new Replay(), new MailedCode(), new LostPhone());

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
    private final String place;

    private Tour(Storage storage, TourClock clock, Screen screen, Visitor visitor) {
        this.screen = screen;
        this.visitor = visitor;
        Mailbox mailbox = new Mailbox(clock, screen);
        Shop shop = new Shop(storage, clock, mailbox, auditLog::add);
        stage = new Stage(shop, new Phone(clock, storage.phone), mailbox, clock, screen, visitor);
        place = storage.place;
    }

    /**
     * The tour for a person at a terminal.
     *
     * @param storage where the shop keeps what it must remember
     * @param in what the person types, in UTF-8
     * @param out the terminal
     * @param realTime the time on the person's own phone
     * @return the tour
     */
    public static Tour typed(Storage storage, InputStream in, PrintStream out, InstantSource realTime) {
        TourClock clock = TourClock.following(realTime, phoneTime(storage));
        return new Tour(storage, clock, new Screen(out, clock), new TypingVisitor(in, out));
    }

    /**
     * The tour that plays the user's part itself, on a clock that skips every wait.
     *
     * @param storage where the shop keeps what it must remember
     * @param out where it is told
     * @param realTime the time to begin at, or later where an earlier tour skipped ahead
     * @return the tour
     */
    public static Tour automatic(Storage storage, PrintStream out, InstantSource realTime) {
        TourClock clock = TourClock.standing(realTime, phoneTime(storage));
        Screen screen = new Screen(out, clock);
        return new Tour(storage, clock, screen, new SimulatedVisitor(screen));
    }

    private static Instant phoneTime(Storage storage) {
        return storage.phone.read().map(Content::clock).orElse(Instant.MIN);
    }

    /** Goes on the tour. Leaving early is fine. */
    public void run() {
        try {
            screen.say("Welcome to mfa4j. You are Alice, a user of a shop whose users may have a second factor. What"
                    + " the shop must remember is kept in " + place + ".");
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
            screen.say("You left the tour. Come back any time.");
        } finally {
            if (!stage.clock().isRealTime()) {
                stage.phone().keepTime();
            }
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
