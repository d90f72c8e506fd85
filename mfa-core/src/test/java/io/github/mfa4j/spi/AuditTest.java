package io.github.mfa4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.CapturedLog;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTest {

    private static final MfaEvent EVENT = new MfaEvent(
            Kind.REFUSED,
            Instant.EPOCH,
            new UserId("ten\"ant", "a\" factor=forged \\\""),
            new FactorId("totp"),
            Purpose.LOGIN,
            Duration.ofSeconds(3),
            "WRONG_CODE");

    private final MfaListener audit = new Slf4jAuditListener();

    @BeforeEach
    void clear() {
        CapturedLog.clear();
    }

    @Test
    void a38_writesOneLineWhoseFieldsNoUserIdCanForge() {
        audit.on(EVENT);
        assertThat(CapturedLog.lines())
                .containsExactly("INFO io.github.mfa4j.audit REFUSED at=1970-01-01T00:00:00Z tenant=\"ten\\\"ant\""
                        + " user=\"a\\\" factor=forged \\\\\\\"\" factor=totp purpose=LOGIN detail=\"WRONG_CODE\"");
    }

    @Test
    void bracesInAUserIdAreNotFilledIn() {
        audit.on(new MfaEvent(Kind.ERASED, Instant.EPOCH, UserId.of("{}"), new FactorId("totp"), null));
        assertThat(CapturedLog.lines())
                .containsExactly("INFO io.github.mfa4j.audit ERASED at=1970-01-01T00:00:00Z tenant=\"\" user=\"{}\""
                        + " factor=totp purpose=- detail=\"\"");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LOCKED",
                "SUSPENDED",
                "REPLAYED",
                "VERIFIED_AFTER_FAILURES",
                "SEAL_BROKEN",
                "STATE_LOST",
                "OUTAGE",
                "DELIVERY_FAILED"
            })
    void whatLooksLikeAnAttackOrAnOutageIsAWarning(Kind kind) {
        audit.on(new MfaEvent(kind, Instant.EPOCH, UserId.of("u"), new FactorId("totp"), null));
        assertThat(CapturedLog.lines()).hasSize(1).allMatch(line -> line.startsWith("WARN "));
    }

    @ParameterizedTest
    @CsvSource({"PREFIX_QUOTA, WARN", "OVERALL_QUOTA, WARN", "PAUSED, WARN", "USER_QUOTA, INFO", ", INFO"})
    void A33_aChallengeRefusedForWhatAllTogetherCostIsAWarning(@Nullable String reason, String level) {
        audit.on(new MfaEvent(
                Kind.CHALLENGE_REFUSED,
                Instant.EPOCH,
                UserId.of("u"),
                new FactorId("sms"),
                Purpose.LOGIN,
                Duration.ZERO,
                reason));
        assertThat(CapturedLog.lines()).hasSize(1).allMatch(line -> line.startsWith(level + ' '));
    }

    @Test
    void listenerThatThrowsIsLoggedAndTheOthersStillHear() {
        List<Kind> heard = new ArrayList<>();
        MfaListener broken = event -> {
            throw new IllegalStateException("broken");
        };
        MfaListener.all(
                        broken,
                        event -> AuditTest.<RuntimeException>sneak(new IOException("disk")),
                        event -> heard.add(event.kind()))
                .on(EVENT);
        assertThat(heard).containsExactly(Kind.REFUSED);
        assertThat(CapturedLog.lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("WARN io.github.mfa4j.spi.MfaListener listener failed on REFUSED"));
    }

    /** As a listener written in Kotlin, or with Lombok, would. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void sneak(Exception checked) throws E {
        throw (E) checked;
    }
}
