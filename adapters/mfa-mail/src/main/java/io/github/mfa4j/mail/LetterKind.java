package io.github.mfa4j.mail;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.MfaEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a mail is about: a code for a purpose, or a notice of an event. What has no words of its own gets those of
 * {@code OTHER}.
 */
record LetterKind(Layout layout, String name) {

    enum Layout {
        CODE,
        NOTICE
    }

    private static final String OTHER = "OTHER";

    /** The mail that {@link SmtpSender#test} sends. */
    static final LetterKind TEST = new LetterKind(Layout.NOTICE, "TEST");

    static final List<LetterKind> WORDED = Stream.concat(
                    Stream.of(
                                    Purpose.LOGIN.name(),
                                    Purpose.STEP_UP.name(),
                                    Purpose.LOST_DEVICE.name(),
                                    Purpose.PASSWORD_RESET.name(),
                                    Purpose.EMAIL_VERIFICATION.name(),
                                    OTHER)
                            .map(name -> new LetterKind(Layout.CODE, name)),
                    Stream.of(
                                    MfaEvent.Kind.FACTOR_ADDED.name(),
                                    MfaEvent.Kind.FACTOR_RENEWED.name(),
                                    MfaEvent.Kind.FACTOR_REMOVED.name(),
                                    MfaEvent.Kind.RECOVERY_CODES_CREATED.name(),
                                    MfaEvent.Kind.RECOVERY_CODE_USED.name(),
                                    MfaEvent.Kind.LOCKED.name(),
                                    MfaEvent.Kind.SUSPENDED.name(),
                                    MfaEvent.Kind.VERIFIED_AFTER_FAILURES.name(),
                                    TEST.name(),
                                    OTHER)
                            .map(name -> new LetterKind(Layout.NOTICE, name)))
            .toList();

    static LetterKind of(Purpose purpose) {
        return new LetterKind(Layout.CODE, purpose.name());
    }

    static LetterKind of(MfaEvent.Kind kind) {
        return new LetterKind(Layout.NOTICE, kind.name());
    }

    LetterKind worded() {
        return WORDED.contains(this) ? this : new LetterKind(layout, OTHER);
    }

    boolean holdsCode() {
        return layout == Layout.CODE;
    }

    @Override
    public String toString() {
        return (holdsCode() ? "code " : "notice ") + name;
    }
}
