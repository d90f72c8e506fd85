package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.codec.CodecPolicy;
import org.apache.commons.codec.binary.Base32;

class OtpPropertiesTest {

    @Provide
    Arbitrary<byte[]> keys() {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(16).ofMaxSize(128);
    }

    @Provide
    Arbitrary<TotpParameters> parameters() {
        return Combinators.combine(
                        Arbitraries.of(OtpAlgorithm.class),
                        Arbitraries.integers().between(6, 8),
                        Arbitraries.longs().between(15, 300).map(Duration::ofSeconds))
                .as(TotpParameters::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Property
    void codesAreThoseOfTheFormula(
            @ForAll("keys") byte[] key, @ForAll("parameters") TotpParameters parameters, @ForAll("instants") Instant at)
            throws GeneralSecurityException {
        OtpSecret secret = OtpSecret.ofBytes(key);
        Totp totp = Totp.of(parameters);
        String expected = formula(key, parameters, at);
        assertThat(totp.generate(secret, at)).isEqualTo(expected);
        assertThat(totp.generate(OtpKey.of(secret, parameters.algorithm()), at)).isEqualTo(expected);
    }

    @Property
    void A52_theCodeOfAnyStepInTheWindowIsAcceptedAndItsStepNamed(
            @ForAll("keys") byte[] key,
            @ForAll("parameters") TotpParameters parameters,
            @ForAll("instants") Instant at,
            @ForAll @IntRange(max = 10) int past,
            @ForAll @IntRange(max = 10) int future,
            @ForAll @IntRange(min = -10, max = 10) int offset) {
        OtpSecret secret = OtpSecret.ofBytes(key);
        Totp totp = Totp.of(parameters);
        long step = totp.stepAt(at) + offset;
        String code = formulaForStep(key, parameters, step);
        MatchedSteps matched = totp.verify(secret, code, at, new StepWindow(past, future));
        assertThat(matched.includes(step)).isEqualTo(-past <= offset && offset <= future);
    }

    @Property
    void A53_everyStepIsAsLongAsThePeriod(
            @ForAll("parameters") TotpParameters parameters,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long epochSecond) {
        Totp totp = Totp.of(parameters);
        Instant at = Instant.ofEpochSecond(epochSecond);
        long step = totp.stepAt(at);
        assertThat(totp.stepAt(at.plus(parameters.period()))).isEqualTo(step + 1);
        assertThat(totp.stepAt(at.minus(parameters.period()))).isEqualTo(step - 1);
        long start = step * parameters.period().toSeconds();
        assertThat(epochSecond - start).isBetween(0L, parameters.period().toSeconds() - 1);
    }

    @Property
    void A38_noInputThrowsAndNoneButDigitsSpacesAndDashesMatches(@ForAll @StringLength(max = 40) String input) {
        OtpSecret secret = OtpSecret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        boolean matched = !Totp.of(TotpParameters.DEFAULT)
                .verify(secret, input, Instant.EPOCH, StepWindow.DEFAULT)
                .isEmpty();
        if (matched) {
            assertThat(input).matches("[- ]*(?:[0-9][- ]*){6}");
        }
    }

    @Property
    void A54_base32GoesThereAndBackHoweverItIsTyped(
            @ForAll("keys") byte[] key, @ForAll @Size(max = 20) List<@IntRange(max = 200) Integer> separatorsAt) {
        OtpSecret secret = OtpSecret.ofBytes(key);
        String text = secret.toBase32();
        assertThat(text).matches("[A-Z2-7]+");
        StringBuilder typed = new StringBuilder(text.toLowerCase(Locale.ROOT));
        typed.append("=".repeat(Math.floorMod(-text.length(), 8)));
        for (int at : separatorsAt) {
            typed.insert(Math.min(at, typed.length()), at % 2 == 0 ? ' ' : '-');
        }
        assertThat(OtpSecret.ofBase32(typed).hasSameBytesAs(secret)).isTrue();
    }

    @Property
    void A54_strictnessIsThatOfAnotherStrictDecoder(@ForAll("base32Letters") String text) {
        Base32 strict = Base32.builder().setDecodingPolicy(CodecPolicy.STRICT).get();
        String padded = text + "=".repeat(Math.floorMod(-text.length(), 8));
        try {
            assertThat(OtpSecret.ofBase32(padded).toByteArray()).isEqualTo(strict.decode(padded));
        } catch (InvalidSecretException e) {
            assertThatIllegalArgumentException().isThrownBy(() -> strict.decode(padded));
        }
    }

    @Property
    void A54_whatIsAcceptedIsTheOnlyTextOfItsBytes(@ForAll("base32Letters") String text) {
        try {
            assertThat(OtpSecret.ofBase32(text).toBase32()).isEqualTo(text);
        } catch (InvalidSecretException e) {
            assertThat(e.reason())
                    .isIn(InvalidSecretException.Reason.LENGTH, InvalidSecretException.Reason.TRAILING_BITS);
        }
    }

    @Provide
    Arbitrary<String> base32Letters() {
        return Arbitraries.strings()
                .withChars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
                .ofMinLength(26)
                .ofMaxLength(60);
    }

    private static String formulaForStep(byte[] key, TotpParameters parameters, long step) {
        try {
            return formula(key, parameters, step);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String formula(byte[] key, TotpParameters parameters, Instant at) throws GeneralSecurityException {
        BigInteger[] quotient = BigInteger.valueOf(at.getEpochSecond())
                .divideAndRemainder(BigInteger.valueOf(parameters.period().toSeconds()));
        long step = quotient[0].longValueExact() - (quotient[1].signum() < 0 ? 1 : 0);
        return formula(key, parameters, step);
    }

    /** RFC 4226 section 5.3 to the letter, over the JDK's own HMAC and with whole-number arithmetic of its own. */
    private static String formula(byte[] key, TotpParameters parameters, long step) throws GeneralSecurityException {
        String name = "Hmac" + parameters.algorithm().name();
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key, name));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int offset = hash[hash.length - 1] & 15;
        BigInteger number = new BigInteger(1, Arrays.copyOfRange(hash, offset, offset + 4)).clearBit(31);
        String decimal = "0".repeat(10) + number;
        return decimal.substring(decimal.length() - parameters.digits());
    }
}
