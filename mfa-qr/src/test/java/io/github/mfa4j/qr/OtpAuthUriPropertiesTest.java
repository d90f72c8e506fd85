package io.github.mfa4j.qr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class OtpAuthUriPropertiesTest {
    private static final String UNRESERVED_OR_ESCAPED = "(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+";

    @Property(tries = 1000)
    void a57_everyTotpUriIsReadBackExactly(
            @ForAll("names") String issuer,
            @ForAll("names") String account,
            @ForAll("secrets") OtpSecret secret,
            @ForAll("parameters") TotpParameters parameters) {
        String uri = OtpAuthUri.totp(issuer, account, secret, parameters).toUri();

        assertThat(uri)
                .matches("otpauth://totp/" + UNRESERVED_OR_ESCAPED + ":" + UNRESERVED_OR_ESCAPED
                        + "\\?secret=[A-Z2-7]+&issuer=" + UNRESERVED_OR_ESCAPED
                        + "(&algorithm=SHA\\d+)?(&digits=\\d)?(&period=\\d+)?");
        assertThat(URI.create(uri).getPath()).isEqualTo("/" + issuer + ":" + account);
        OtpAuthUri parsed = OtpAuthUri.parse(uri);
        assertThat(parsed.issuer()).contains(issuer);
        assertThat(parsed.account()).isEqualTo(account);
        assertThat(parsed.secret().hasSameBytesAs(secret)).isTrue();
        assertThat(((TotpUri) parsed).parameters()).isEqualTo(parameters);
        assertThat(parsed.toUri()).isEqualTo(uri);
    }

    @Property(tries = 300)
    void everyHotpUriIsReadBackExactly(
            @ForAll("names") String name, @ForAll("secrets") OtpSecret secret, @ForAll("counters") long counter) {
        HotpUri uri = OtpAuthUri.hotp(name, name, secret, 6 + (int) (counter % 5), counter);
        HotpUri parsed = (HotpUri) OtpAuthUri.parse(uri.toUri());
        assertThat(parsed.counter()).isEqualTo(counter);
        assertThat(parsed.digits()).isEqualTo(uri.digits());
        assertThat(parsed.toUri()).isEqualTo(uri.toUri());
    }

    @Property(tries = 3000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void a58_anyTextIsEitherReadToTheSameMeaningOrRefusedWithTheOneError(@ForAll("hostileTexts") String text) {
        OtpAuthUri parsed;
        try {
            parsed = OtpAuthUri.parseLegacy(text);
        } catch (OtpAuthUriException refused) {
            countAccepted(false);
            assertThat(refused.getMessage()).isNotBlank().matches("[ -~]+");
            return;
        }
        countAccepted(true);
        String canonical = parsed.toUri();
        assertThat(text.toLowerCase(Locale.ROOT)).startsWith("otpauth://" + parsed.type() + "/");
        assertThat(OtpAuthUri.parseLegacy(canonical).toUri()).isEqualTo(canonical);
    }

    /** Fails the property if its texts were nearly all refused, and so said little about those that are accepted. */
    private static void countAccepted(boolean accepted) {
        Statistics.collect(accepted);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percent -> percent > 5));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0x20, 0x7e),
                Arbitraries.of("%&+#/?=;@ \"<>".chars().boxed().toList()),
                Arbitraries.integers().between(0xa1, 0x17f),
                Arbitraries.integers().between(0x4e00, 0x4fff),
                Arbitraries.integers().between(0x1f300, 0x1f5ff));
        return codePoints
                .filter(codePoint -> codePoint != ':')
                .list()
                .ofMinSize(1)
                .ofMaxSize(32)
                .map(list -> list.stream()
                        .map(Character::toString)
                        .reduce("", String::concat)
                        .strip())
                .filter(name -> !name.isEmpty());
    }

    @Provide
    Arbitrary<OtpSecret> secrets() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(16)
                .ofMaxSize(128)
                .map(OtpSecret::ofBytes);
    }

    @Provide
    Arbitrary<TotpParameters> parameters() {
        return Combinators.combine(
                        Arbitraries.of(OtpAlgorithm.class),
                        Arbitraries.integers().between(6, 8),
                        Arbitraries.integers().between(15, 300))
                .as((algorithm, digits, seconds) -> new TotpParameters(algorithm, digits, Duration.ofSeconds(seconds)));
    }

    @Provide
    Arbitrary<Long> counters() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    /** Fragments that mean something to a parser, in any order, so that many texts get deep into it. */
    @Provide
    Arbitrary<String> hostileTexts() {
        Arbitrary<String> fragments = Arbitraries.oneOf(
                Arbitraries.of(
                        "/", ":", "?", "&", "=", "#", "@", "%", "%3A", "%2F", "%26", "%00", "%C3", "%BC", "+", " "),
                Arbitraries.of("secret=", "issuer=", "algorithm=", "digits=", "period=", "counter="),
                Arbitraries.of("JBSWY3DPEHPK3PXP", "SHA256", "8", "-1", "99999999999999999999", "A", "ünï", "\ud83d"),
                Arbitraries.of("&secret=JBSWY3DPEHPK3PXP", "&counter=7", "&issuer=A", "&digits=8", "&period=60"),
                Arbitraries.strings().ofMaxLength(3));
        Arbitrary<String> starts = Arbitraries.of(
                "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP",
                "otpauth://hotp/A%3Ab?secret=JBSWY3DPEHPK3PXP",
                "otpauth://totp/b?secret=JBSWY3DPEHPK3PXP&issuer=A",
                "otpauth://hotp/b?counter=1&secret=JBSWY3DPEHPK3PXP&x=",
                "otpauth://totp/",
                "OTPAUTH://Totp/b?",
                "otpauth://",
                "");
        Arbitrary<String> tails = fragments.list().ofMaxSize(5).map(list -> String.join("", list));
        return Combinators.combine(starts, tails).as(String::concat);
    }
}
