package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.qr.OtpAuthUri;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the built-in phone holds from one tour to the next. A phone keeps its secrets itself: the shop cannot give them back. */
interface PhoneMemory {

    /** A phone that is new on every tour. */
    PhoneMemory NONE = new PhoneMemory() {
        @Override
        public Optional<Content> read() {
            return Optional.empty();
        }

        @Override
        public void write(Content content) {}
    };

    /**
     * What it holds.
     *
     * @param authenticatorId the enrolment that the phone shows codes for
     * @param uri what it scanned
     * @param clock the time on it: it skipped the waits of the tour, so it may be ahead
     */
    record Content(String authenticatorId, String uri, Instant clock) {}

    Optional<Content> read();

    void write(Content content);

    /** A file for the phone. */
    static PhoneMemory in(DataFolder folder, String file) {
        return new PhoneMemory() {
            @Override
            public Optional<Content> read() {
                return folder.read(file).flatMap(PhoneMemory::parse);
            }

            @Override
            public void write(Content content) {
                folder.write(
                        file,
                        List.of(
                                content.authenticatorId(),
                                content.uri(),
                                content.clock().toString()));
            }
        };
    }

    /** A file that does not hold what was written is a phone that forgot. */
    private static Optional<Content> parse(List<String> lines) {
        try {
            OtpAuthUri.parse(lines.get(1)).secret().close();
            return Optional.of(new Content(lines.get(0), lines.get(1), Instant.parse(lines.get(2))));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
