package io.github.mfa4j.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** Each input is the right code, 07081804 of RFC 6238 appendix B, spelled so that a lenient parser would take it. */
class HostileInputTest {

    private static final OtpSecret SECRET = OtpSecret.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    private static final Instant AT = Instant.ofEpochSecond(1_111_111_109);
    private static final Totp TOTP = Totp.of(TotpParameters.DEFAULT.withDigits(8));

    static Stream<String> spellings() {
        return Stream.of(
                "7081804",
                "+7081804",
                "-7081804",
                "+07081804",
                "0070818040",
                "007081804",
                "07081804.",
                "07081804L",
                "0x6C0EAC",
                "07081804\n",
                "\t07081804",
                "07081804\u0000",
                "0708\r\n1804",
                "07081804\u001b[2J",
                "0708_1804",
                "0708\u00a01804",
                "0708\u20091804",
                "0708\u20131804",
                "\u200e07081804",
                "\ufeff07081804",
                "\u0660\u0667\u0660\u0668\u0661\u0668\u0660\u0664",
                "\u06f0\u06f7\u06f0\u06f8\u06f1\u06f8\u06f0\u06f4",
                "\u09e6\u09ed\u09e6\u09ee\u09e7\u09ee\u09e6\u09ea",
                "\uff10\uff17\uff10\uff18\uff11\uff18\uff10\uff14",
                "\ud835\udfce\ud835\udfd5",
                "\ud835",
                "--------",
                "        ",
                "07081804" + " ".repeat(25),
                "0".repeat(10_000_000),
                " ".repeat(10_000_000) + "07081804");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @MethodSource("spellings")
    void A38_anythingButTheExactAsciiDigitsMatchesNothing(String input) {
        assertThat(TOTP.verify(SECRET, input, AT, StepWindow.DEFAULT).isEmpty()).isTrue();
        assertThat(Hotp.ofDigits(8).verify(SECRET, input, TOTP.stepAt(AT), 0)).isEmpty();
    }

    @Test
    void A38_theRightSpellingDoesMatch() {
        assertThat(TOTP.verify(SECRET, "07081804", AT, StepWindow.DEFAULT).latest())
                .hasValue(37_037_036);
        assertThat(TOTP.verify(SECRET, CharBuffer.wrap("0708 1804"), AT, StepWindow.DEFAULT)
                        .latest())
                .hasValue(37_037_036);
        assertThat(TOTP.verify(SECRET, "07081804" + " ".repeat(24), AT, StepWindow.DEFAULT)
                        .latest())
                .hasValue(37_037_036);
    }

    @Test
    void A38_longInputIsRefusedUnread() {
        CharSequence unreadable = new CharSequence() {
            @Override
            public int length() {
                return 10_000_000;
            }

            @Override
            public char charAt(int index) {
                throw new AssertionError("read at " + index);
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                throw new AssertionError("copied");
            }

            @Override
            public String toString() {
                throw new AssertionError("copied");
            }
        };
        assertThat(TOTP.verify(SECRET, unreadable, AT, StepWindow.DEFAULT).isEmpty())
                .isTrue();
    }
}
