package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.totp.TotpDiagnosis.ClockDrift;
import io.github.mfa4j.totp.TotpDiagnosis.DifferentEncoding;
import io.github.mfa4j.totp.TotpDiagnosis.DifferentParameters;
import io.github.mfa4j.totp.TotpDiagnosis.Matches;
import io.github.mfa4j.totp.TotpDiagnosis.NoExplanation;
import io.github.mfa4j.totp.TotpDiagnosis.NotACode;
import io.github.mfa4j.totp.TotpDiagnosis.UnreadableSecret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TotpDiagnosisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT1M30S     | the authenticator's clock is 1 minute 30 seconds ahead of the server's. Let the
            PT-30S      | the authenticator's clock is 30 seconds behind the server's. Let the device set
            PT2H        | is 2 hours ahead of the server's. Let the device set its time automatically, and check its time zone.
            PT-5H-30M   | is 5 hours 30 minutes behind the server's. Let the device set its time automatically, and check its
            PT1H1S      | is 1 hour 1 second ahead of the server's. Let the device set its time automatically.
            PT24H       | is 24 hours ahead of
            """)
    void saysHowFarTheClockIsOff(Duration drift, String part) {
        assertThat(new ClockDrift(drift).explanation()).contains(part);
    }

    @Test
    void saysWhichParametersDiffer() {
        TotpParameters all = new TotpParameters(OtpAlgorithm.SHA256, 8, Duration.ofSeconds(60));
        assertThat(new DifferentParameters(all, TotpParameters.DEFAULT).explanation())
                .isEqualTo("The authenticator computes with other parameters: SHA1 instead of SHA256, 6 digits instead"
                        + " of 8, 30 seconds instead of 60. Several apps ignore what the QR code says; use SHA1, 6"
                        + " digits and 30 seconds, or another app.");
        assertThat(new DifferentParameters(all, all.withPeriod(Duration.ofSeconds(30))).explanation())
                .contains("other parameters: 30 seconds instead of 60. ");
        assertThat(new DifferentParameters(all, all.withDigits(7)).explanation())
                .contains("other parameters: 7 digits instead of 8. ");
    }

    @ParameterizedTest
    @EnumSource
    void saysHowTheSecretWasRead(SecretEncoding encoding) {
        assertThat(new DifferentEncoding(encoding, TotpParameters.DEFAULT).explanation())
                .startsWith("The authenticator has other bytes of the same secret: it ")
                .contains(encoding.deed());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyTheSecretIsUnreadable(InvalidSecretException.Reason reason) {
        assertThat(new UnreadableSecret(reason).explanation())
                .matches("The secret cannot be read as Base32: [a-z][^.]+[.]");
    }

    @Test
    void saysSomethingInEveryOtherCase() {
        assertThat(new Matches(1).explanation()).startsWith("The code is right for this secret at this time.");
        assertThat(new NotACode().explanation()).contains("6 to 8 digits");
        assertThat(new NoExplanation().explanation()).startsWith("Nothing explains this code");
    }
}
