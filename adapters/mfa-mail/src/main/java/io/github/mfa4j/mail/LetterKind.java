package io.github.mfa4j.mail;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.MfaEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a mail is about: a code for a purpose, or a notice of an event. What has no words of its own gets those for others.
 */
record LetterKind(Layout layout, String name) {

    enum Layout {
        CODE,
        NOTICE
    }

    static final LetterKind OTHER_NOTICE = new LetterKind(Layout.NOTICE, "OTHER");

    /**
     * A code that nobody asked for after a first factor means that someone knows the password; one that anybody may ask for
     * means nothing. No purpose of an application has a name like these: theirs are in upper case.
     */
    private static final LetterKind OTHER_CODE = new LetterKind(Layout.CODE, "other");

    private static final LetterKind OTHER_ANONYMOUS_CODE = new LetterKind(Layout.CODE, "anonymous");

    /** The mail that {@link SmtpSender#test} sends. */
    static final LetterKind TEST = new LetterKind(Layout.NOTICE, "TEST");

    static final List<LetterKind> WORDED = Stream.concat(
                    Stream.of(
                                    Purpose.LOGIN.name(),
                                    Purpose.STEP_UP.name(),
                                    Purpose.LOST_DEVICE.name(),
                                    Purpose.PASSWORD_RESET.name(),
                                    Purpose.EMAIL_VERIFICATION.name(),
                                    OTHER_CODE.name(),
                                    OTHER_ANONYMOUS_CODE.name())
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
                                    OTHER_NOTICE.name())
                            .map(name -> new LetterKind(Layout.NOTICE, name)))
            .toList();

    static LetterKind of(Purpose purpose) {
        return new LetterKind(Layout.CODE, purpose.name());
    }

    static LetterKind of(MfaEvent.Kind kind) {
        return new LetterKind(Layout.NOTICE, kind.name());
    }

    /** What a code for a purpose without words of its own is. */
    static LetterKind otherThan(Purpose purpose) {
        return purpose.anonymous() ? OTHER_ANONYMOUS_CODE : OTHER_CODE;
    }

    boolean holdsCode() {
        return layout == Layout.CODE;
    }

    @Override
    public String toString() {
        return (holdsCode() ? "code " : "notice ") + name;
    }
}
