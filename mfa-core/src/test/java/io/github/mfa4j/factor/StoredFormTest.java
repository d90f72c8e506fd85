package io.github.mfa4j.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.factor.TinySection.Outstanding;
import io.github.mfa4j.spi.SealedSecret;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is stored is written down here byte by byte: whoever changes it breaks a rolling upgrade. */
class StoredFormTest {

    private static final Instant T = Instant.ofEpochMilli(1_700_000_000_000L);

    private static final Register<TinySection> REGISTER = new Register<>(
            new Guard(6, 5, List.of(T, T.plusMillis(1001)), T.plusSeconds(31), true, 0x0102030405060708L, 9),
            new TinySection(
                    List.of(new Outstanding(new ChallengeId(1, -2), "123456", T.plusSeconds(300), 5)),
                    List.of("654321")));

    private static final String REGISTER_HEX = "01" // format version
            + "0006" // failures
            + "0005" // streak
            + "02" // failures in the window
            + "0000018bcfe56800"
            + "0000018bcfe56be9"
            + "0000018bcfe5e118" // locked until
            + "01" // suspended
            + "0102030405060708" // issued
            + "0000000000000009" // void through
            + "01" // section version
            + "01" + "0000000000000001" + "fffffffffffffffe" + "0006313233343536" + "0000018bcfe9fbe0" + "05"
            + "01" + "0006363534333231";

    private static final Register<TinySection> LEAST =
            new Register<>(new Guard(0, 0, List.of(), null, false, 3, 3), TinySection.EMPTY);

    private static final String LEAST_HEX = "01" + "0000" + "0000" + "00" + "8000000000000000" + "00"
            + "0000000000000003" + "0000000000000003" + "01" + "00" + "00";

    private static final List<Enrolment> ENROLMENTS = List.of(
            new Enrolment(
                    "e1",
                    new FactorId("totp"),
                    "Tele\u00e9fono",
                    true,
                    T,
                    "p",
                    null,
                    new SealedSecret("k1", new byte[] {1, 2, -1})),
            new Enrolment(
                    "e2", new FactorId("x"), "", false, Instant.EPOCH, "", "e1", new SealedSecret("k2", new byte[0])));

    private static final String ENROLMENTS_HEX = "01" // format version
            + "02" // count
            + "00026531" + "0004746f7470" + "000a54656c65c3a9666f6e6f" + "01" + "0000018bcfe56800" + "000170" + "0000"
            + "00026b31" + "00030102ff"
            + "00026532" + "000178" + "0000" + "00" + "0000000000000000" + "0000" + "00026531" + "00026b32" + "0000";

    private static final RegisterFormat<TinySection> FORMAT = new RegisterFormat<>(new TinySection.Format());

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Example
    void promise12_registerIsWrittenAndReadAsInTheFirstRelease() {
        assertThat(hex(FORMAT.write(REGISTER))).isEqualTo(REGISTER_HEX);
        assertThat(FORMAT.read(bytes(REGISTER_HEX))).isEqualTo(REGISTER);
        assertThat(hex(FORMAT.write(LEAST))).isEqualTo(LEAST_HEX);
        assertThat(FORMAT.read(bytes(LEAST_HEX))).isEqualTo(LEAST);
    }

    @Example
    void promise12_enrolmentsAreWrittenAndReadAsInTheFirstRelease() {
        assertThat(hex(EnrolmentFormat.write(ENROLMENTS))).isEqualTo(ENROLMENTS_HEX);
        assertThat(EnrolmentFormat.read(bytes(ENROLMENTS_HEX))).isEqualTo(ENROLMENTS);
        assertThat(hex(EnrolmentFormat.write(List.of()))).isEqualTo("0100");
        assertThat(EnrolmentFormat.read(bytes("0100"))).isEmpty();
    }

    @Example
    void newerFormatsAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> FORMAT.read(bytes("02" + REGISTER_HEX.substring(2))))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("register has format 2, this release reads 1 to 1")
                .hasMessageContaining("run the release that wrote it");
        assertThatThrownBy(() -> FORMAT.read(bytes(LEAST_HEX.substring(0, LEAST_HEX.length() - 6) + "070000")))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("section has format 7");
        assertThatThrownBy(() -> FORMAT.read(bytes("00" + REGISTER_HEX.substring(2))))
                .isInstanceOf(MfaUnavailableException.class);
        assertThatThrownBy(() -> EnrolmentFormat.read(bytes("0200")))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("enrolments have format 2, this release reads 1")
                .hasMessageContaining("run the release that wrote them");
    }

    @Property(tries = 200)
    void cutShortOrWithTrailingBytesIsDamaged(@ForAll @IntRange(min = 0, max = 120) int cut, @ForAll byte trailing) {
        for (String hex : List.of(REGISTER_HEX, LEAST_HEX)) {
            byte[] whole = bytes(hex);
            byte[] part = Arrays.copyOf(whole, Math.min(cut, whole.length - 1));
            byte[] more = Arrays.copyOf(whole, whole.length + 1);
            more[whole.length] = trailing;
            assertThatThrownBy(() -> FORMAT.read(part)).isInstanceOf(MfaUnavailableException.class);
            assertThatThrownBy(() -> FORMAT.read(more)).isInstanceOf(MfaUnavailableException.class);
        }
        byte[] whole = bytes(ENROLMENTS_HEX);
        byte[] part = Arrays.copyOf(whole, Math.min(cut, whole.length - 1));
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> EnrolmentFormat.read(part)).isInstanceOf(MfaUnavailableException.class);
        assertThatThrownBy(() -> EnrolmentFormat.read(more)).isInstanceOf(MfaUnavailableException.class);
    }

    @Property(tries = 1000)
    void garbageIsNeverAnotherException(@ForAll @Size(max = 200) byte[] garbage) {
        onlyOutages(garbage);
        if (garbage.length > 0) {
            garbage[0] = 1;
            onlyOutages(garbage);
        }
    }

    @Property(tries = 1000)
    void alteredByteIsNeverAnotherException(@ForAll @IntRange(min = 0, max = 90) int at, @ForAll byte value) {
        for (String hex : List.of(REGISTER_HEX, LEAST_HEX, ENROLMENTS_HEX)) {
            byte[] altered = bytes(hex);
            altered[at % altered.length] = value;
            onlyOutages(altered);
        }
    }

    private static void onlyOutages(byte[] stored) {
        assertThatCode(() -> {
                    try {
                        assertThat(FORMAT.read(stored)).isNotNull();
                    } catch (MfaUnavailableException e) {
                        assertThat(e.dependency()).isEqualTo(MfaUnavailableException.Dependency.CODE_STORE);
                    }
                    try {
                        assertThat(EnrolmentFormat.read(stored)).isNotNull();
                    } catch (MfaUnavailableException e) {
                        assertThat(e.dependency()).isEqualTo(MfaUnavailableException.Dependency.SECRET_VAULT);
                    }
                })
                .doesNotThrowAnyException();
    }
}
