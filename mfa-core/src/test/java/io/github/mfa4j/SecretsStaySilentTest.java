package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.CodeDigests;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.NoticeMessage;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.spi.StoredVault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A25: whatever holds a secret prints none of it, in no usual encoding. */
class SecretsStaySilentTest {

    private static final String SECRET = "S3cr3tS3cr3tS3cr3tS3cr3tS3cr3t!!";
    private static final byte[] BYTES = SECRET.getBytes(StandardCharsets.US_ASCII);
    private static final ChallengeId ID = new ChallengeId(0x5333637233745333L, 0x6372337453336372L);
    private static final Challenge CHALLENGE = new Challenge(
            ID, UserId.of("u"), new FactorId("f"), Purpose.LOGIN, 1, Instant.EPOCH, Instant.EPOCH, SECRET);

    static Stream<Object> holders() {
        KeyRing ring = KeyRing.of("k", BYTES);
        return Stream.of(
                SecretText.of(SECRET),
                new ChallengeToken(SECRET),
                new ChallengeResult.Started(new ChallengeToken(SECRET), Instant.EPOCH, null, null),
                Digest.of(BYTES),
                new CodeDigests(ring),
                ring,
                KeyRing.builder().current("k", BYTES),
                ID,
                CHALLENGE,
                new SealedSecret("k", BYTES),
                new Enrolment("e", new FactorId("f"), "", true, Instant.EPOCH, "", null, new SealedSecret("k", BYTES)),
                new StoredRegister(1, BYTES, Instant.EPOCH, 0, null),
                new StoredVault(1, BYTES, Set.of("k")),
                new CodeMessage(
                        new UUID(0, 0),
                        Channel.MAIL,
                        SECRET,
                        SecretText.of(SECRET),
                        Purpose.LOGIN,
                        Instant.EPOCH,
                        Locale.ROOT,
                        SECRET),
                new NoticeMessage(
                        new UUID(0, 0),
                        Channel.MAIL,
                        SECRET,
                        new MfaEvent(MfaEvent.Kind.LOCKED, Instant.EPOCH, UserId.of("u"), new FactorId("f"), null),
                        Locale.ROOT,
                        SECRET));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void a25_printsNothingOfTheSecret(Object holder) {
        String printed = holder.toString();
        List<String> forms = List.of(
                "S3cr3t",
                HexFormat.of().formatHex(BYTES).substring(0, 12),
                Base64.getEncoder().encodeToString(BYTES).substring(0, 8),
                Long.toString(ID.high()),
                Long.toString(ID.low()),
                "83, 51, 99");
        for (String form : forms) {
            assertThat(printed.toLowerCase(Locale.ROOT)).doesNotContain(form.toLowerCase(Locale.ROOT));
        }
    }
}
