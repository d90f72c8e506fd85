package io.github.mfa4j.codes;

import static io.github.mfa4j.codes.World.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.factor.ChallengeId;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.factor.SectionFormat;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden vectors: what this release writes, every later one must read. */
class StoredFormTest {

    private static final Instant T = Instant.ofEpochMilli(0x0198_0000_0000L);
    private static final SendLog LOG =
            SendLog.EMPTY.with(T).with(T.plusMillis(1)).withoutDelayOf(T);
    private static final SentCode CODE = new SentCode(
            new ChallengeId(0x0102030405060708L, -2),
            "LOGIN",
            "k1",
            digest(0xaa),
            digest(0xbb),
            T,
            T.plusMillis(0x0493e0),
            4);

    private static final Slots SLOTS = new Slots(List.of(
            new Slots.Slot(Instant.ofEpochSecond(300), 5, 1), new Slots.Slot(Instant.ofEpochSecond(600), 70_000, 256)));

    private static final String SLOTS_HEX =
            "0002 000000000000012c 00000005 00000001 0000000000000258 00011170 00000100";
    private static final String LOG_HEX = "02 0000019800000000 00 0000019800000001 01";
    private static final String CODE_HEX = "0102030405060708 fffffffffffffffe 0005 4c4f47494e 0002 6b31"
            + " aa".repeat(32) + " bb".repeat(32) + " 0000019800000000 00000198000493e0 04";

    static Stream<Arguments> vectors() {
        Lane lane = new Lane(List.of(CODE), LOG, new Lane.Proof("k1", digest(0xcc), T));
        return Stream.of(
                Arguments.of("sent codes, empty", new SentCodesFormat(), SentCodes.EMPTY, "00 00 00" + " 00 00 00"),
                Arguments.of(
                        "sent codes after a first factor",
                        new SentCodesFormat(),
                        new SentCodes(lane, Lane.EMPTY),
                        "01" + CODE_HEX + LOG_HEX + "01 0002 6b31" + " cc".repeat(32) + " 0000019800000000"
                                + "00 00 00"),
                Arguments.of(
                        "sent codes, anonymous",
                        new SentCodesFormat(),
                        new SentCodes(Lane.EMPTY, new Lane(List.of(CODE, CODE), SendLog.EMPTY, null)),
                        "00 00 00" + "02" + CODE_HEX + CODE_HEX + "00 00"),
                Arguments.of("send log", new SendLogFormat(), LOG, LOG_HEX),
                Arguments.of("spend ledger, empty", new SpendLedger.Format(), SpendLedger.EMPTY, "0000"),
                Arguments.of("spend ledger", new SpendLedger.Format(), new SpendLedger(SLOTS), SLOTS_HEX),
                Arguments.of("conversion, none", new Conversion.Format(), Conversion.NONE, "0000 0000000000000000"),
                Arguments.of(
                        "conversion",
                        new Conversion.Format(),
                        new Conversion(SLOTS, T),
                        SLOTS_HEX + "0000019800000000"),
                Arguments.of("recovery set, none", new RecoverySetFormat(), RecoverySet.NONE, "00"),
                Arguments.of(
                        "recovery set",
                        new RecoverySetFormat(),
                        new RecoverySet(
                                new Argon2Parameters(65_536, 3, 4),
                                new Salt(0x0102030405060708L, -2),
                                List.of(digest(1), digest(0xff))),
                        "02 00010000 03 04 0102030405060708 fffffffffffffffe" + " 01".repeat(32) + " ff".repeat(32)));
    }

    private static Digest digest(int filler) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filler);
        return Digest.of(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    <S> void writesAndReadsTheseBytes(String name, SectionFormat<S> format, S section, String hex) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(section, new DataOutputStream(out));
        assertThat(out.toByteArray()).as(name).isEqualTo(bytes(hex));

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(hex)));
        assertThat(format.version()).isEqualTo(1);
        assertThat(format.read(1, in)).as(name).isEqualTo(section);
        assertThat(in.available()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    <S> void whatIsDamagedIsAnOutage(String name, SectionFormat<S> format, S section, String hex) {
        World world = new World();
        MfaSetup setup = world.setup().build();
        StateKey key = StateKey.of(ALICE, new FactorId("x"));
        Guard guard = Guard.fresh(T);
        boolean written = setup.registers()
                .<S, Boolean>decide(
                        key, format, (register, now) -> Decision.commit(new Register<>(guard, section), true))
                .orElseThrow();
        byte[] sound = world.store.read(key).map(StoredRegister::payload).orElse(new byte[0]);
        int sectionVersion = sound.length - bytes(hex).length - 1;
        assertThat(written).isTrue();

        List<byte[]> damaged = new ArrayList<>();
        damaged.add(Arrays.copyOf(sound, sound.length + 1));
        damaged.add(Arrays.copyOf(sound, sound.length - 1));
        byte[] newer = sound.clone();
        assertThat(newer[sectionVersion]).as("the section's version").isEqualTo((byte) 1);
        newer[sectionVersion] = 2;
        damaged.add(newer);
        byte[] countless = sound.clone();
        countless[sectionVersion + 1] = (byte) 0xff;
        damaged.add(countless);
        for (byte[] payload : damaged) {
            replace(world.store, key, payload);
            assertThatThrownBy(() ->
                            setup.registers().<S, Boolean>decide(key, format, (register, now) -> Decision.keep(true)))
                    .as(name)
                    .isInstanceOfSatisfying(
                            MfaUnavailableException.class,
                            e -> assertThat(e.dependency()).isEqualTo(Dependency.CODE_STORE));
        }
    }

    private static void replace(CodeStore store, StateKey key, byte[] payload) {
        long stamp = store.read(key).map(StoredRegister::stamp).orElse(CodeStore.ABSENT);
        assertThat(store.compareAndSet(
                        key, stamp, new StoredRegister(stamp + 1, payload, StoredRegister.NEVER, 0, null)))
                .isTrue();
    }

    @Test
    void parametersOutOfRangeAreDamage() {
        byte[] weak = bytes("01 00000001 01 01 0102030405060708 fffffffffffffffe" + " 01".repeat(32));
        assertThatThrownBy(() -> new RecoverySetFormat().read(1, new DataInputStream(new ByteArrayInputStream(weak))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFullestRegisterStaysFarBelowTheLimit() throws IOException {
        SentCode longest =
                new SentCode(new ChallengeId(1, 2), "P".repeat(32), "k".repeat(32), digest(1), digest(2), T, T, 4);
        SendLog log = SendLog.EMPTY;
        for (int i = 0; i < 50; i++) {
            log = log.with(T.plusMillis(i));
        }
        Lane.Proof proof = new Lane.Proof("k".repeat(32), digest(3), T);
        Lane known = new Lane(Collections.nCopies(Lane.MAX_PURPOSES, longest), log, proof);
        Lane anonymous = new Lane(Collections.nCopies(Lane.MAX_PURPOSES * Lane.MAX_PER_PURPOSE, longest), log, proof);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SentCodesFormat().write(new SentCodes(known, anonymous), new DataOutputStream(out));
        assertThat(out.size()).isLessThan(StoredRegister.MAX_PAYLOAD / 2);
    }

    @Test
    void aRegisterIsKeptAsLongAsAnythingInItCounts() {
        SentCodesFormat format = new SentCodesFormat();
        assertThat(format.keepUntil(SentCodes.EMPTY)).isEqualTo(Instant.MIN);
        Lane code = new Lane(List.of(CODE), SendLog.EMPTY, null);
        assertThat(format.keepUntil(new SentCodes(code, Lane.EMPTY))).isEqualTo(CODE.expires());
        assertThat(format.keepUntil(new SentCodes(Lane.EMPTY, code))).isEqualTo(CODE.expires());
        assertThat(format.keepUntil(new SentCodes(new Lane(List.of(CODE), LOG, null), Lane.EMPTY)))
                .isEqualTo(T.plusMillis(1).plusSeconds(86_400));
        assertThat(new SendLogFormat().keepUntil(LOG)).isEqualTo(T.plusMillis(1).plusSeconds(86_400));
        assertThat(format.keepUntil(new SentCodes(
                        Lane.EMPTY, new Lane(List.of(), SendLog.EMPTY, new Lane.Proof("k", digest(1), T)))))
                .isEqualTo(T.plusSeconds(86_400));
    }
}
