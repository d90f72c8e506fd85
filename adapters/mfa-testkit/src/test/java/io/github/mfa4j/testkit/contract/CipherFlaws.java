package io.github.mfa4j.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.SealedSecret;
import io.github.mfa4j.spi.SecretCipher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Mistakes of a cipher, made around one that is right. */
final class CipherFlaws {

    private static final int SHORTEST = 28;
    private static final int BLOCK = 16;

    private CipherFlaws() {}

    interface Sealing {
        SealedSecret seal(byte[] secret, byte[] binding);
    }

    interface Opening {
        byte[] open(SealedSecret made, byte[] binding);
    }

    /** A cipher of two functions. */
    record Flawed(SecretCipher right, Sealing sealing, Opening opening, String text) implements SecretCipher {

        @Override
        public SealedSecret seal(byte[] secret, byte[] associatedData) {
            return sealing.seal(secret, associatedData);
        }

        @Override
        public byte[] open(SealedSecret made, byte[] associatedData) {
            return opening.open(made, associatedData);
        }

        @Override
        public String currentKeyId() {
            return right.currentKeyId();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static final List<Flaw<SecretCipher, SecretCipher>> ALL = List.of(
            flaw(
                    "binds nothing",
                    right -> (secret, binding) -> right.seal(secret, CellGroup.NOTHING),
                    right -> (made, binding) -> right.open(made, CellGroup.NOTHING),
                    "otherBindingBreaksTheSeal"),
            flaw(
                    "binds the beginning only",
                    right -> (secret, binding) -> right.seal(secret, Arrays.copyOf(binding, BLOCK)),
                    right -> (made, binding) -> right.open(made, Arrays.copyOf(binding, BLOCK)),
                    "otherBindingBreaksTheSeal"),
            sealing(
                    "pads to a block",
                    right -> (secret, binding) ->
                            right.seal(Arrays.copyOf(secret, (secret.length + BLOCK - 1) / BLOCK * BLOCK), binding),
                    "whatWasSealedOpensWhateverItsBytesAndLength"),
            sealing(
                    "wipes what it seals",
                    right -> (secret, binding) -> {
                        SealedSecret made = right.seal(secret, binding);
                        Arrays.fill(secret, (byte) 0);
                        return made;
                    },
                    "argumentsAreNeitherAlteredNorKept"),
            opening("keeps what it opened", CipherFlaws::keeping, "everyOpeningGivesAnArrayThatTheCallerMayWipe"),
            sealing("seals the same alike", CipherFlaws::alike, "sameSecretIsSealedDifferentlyEachTime"),
            opening("has one state for all threads", CipherFlaws::oneState, "manyThreadsSealAndOpenAtOnce"),
            opening(
                    "answers nothing for what is broken",
                    right -> (made, binding) -> {
                        try {
                            return right.open(made, binding);
                        } catch (SealBrokenException e) {
                            return CellGroup.NOTHING;
                        }
                    },
                    "anyAlteredBitBreaksTheSeal",
                    "otherBindingBreaksTheSeal",
                    "whatAStrangerSealedUnderTheNameOfOurKeyIsBroken"),
            opening(
                    "takes an attack for an outage",
                    right -> (made, binding) -> {
                        try {
                            return right.open(made, binding);
                        } catch (SealBrokenException e) {
                            throw new IllegalStateException("cannot open");
                        }
                    },
                    "anyAlteredBitBreaksTheSeal"),
            opening(
                    "stumbles over what is short",
                    right -> (made, binding) -> {
                        if (made.bytes().length < SHORTEST) {
                            throw new ArrayIndexOutOfBoundsException("no nonce");
                        }
                        return right.open(made, binding);
                    },
                    "anyOtherLengthBreaksTheSeal"),
            opening(
                    "takes an unknown key for an attack",
                    right -> (made, binding) -> {
                        if (!made.keyId().equals(right.currentKeyId())) {
                            throw new SealBrokenException("unknown key");
                        }
                        return right.open(made, binding);
                    },
                    "keyThatThisNodeDoesNotHaveIsAnOutage"),
            flaw(
                    "names another key",
                    right -> (secret, binding) ->
                            new SealedSecret("v1", right.seal(secret, binding).bytes()),
                    right -> (made, binding) ->
                            right.open(new SealedSecret(right.currentKeyId(), made.bytes()), binding),
                    "sealedSecretNamesTheKeyThatSealsNow"),
            Flaw.of(
                    "has the same key everywhere",
                    right -> SecretCipher.aesGcm(KeyRing.of("2026-11", new byte[KeyRing.KEY_BYTES])),
                    "whatAStrangerSealedUnderTheNameOfOurKeyIsBroken"),
            flaw(
                    "keeps the secret beside the ciphertext",
                    right -> (secret, binding) -> beside(right.seal(secret, binding), secret),
                    right -> (made, binding) -> right.open(
                            new SealedSecret(
                                    made.keyId(), Arrays.copyOf(made.bytes(), (made.bytes().length + SHORTEST) / 2)),
                            binding),
                    "ciphertextDoesNotHoldTheSecret"),
            opening(
                    "tells what it could not open",
                    right -> (made, binding) -> {
                        try {
                            return right.open(made, binding);
                        } catch (SealBrokenException e) {
                            throw new SealBrokenException("cannot open " + new String(made.bytes(), ISO_8859_1));
                        }
                    },
                    "nothingPrintsTheSecret"));

    private static Flaw<SecretCipher, SecretCipher> flaw(
            String name,
            Function<SecretCipher, Sealing> sealing,
            Function<SecretCipher, Opening> opening,
            String... by) {
        return Flaw.of(name, right -> new Flawed(right, sealing.apply(right), opening.apply(right), name), by);
    }

    private static Flaw<SecretCipher, SecretCipher> sealing(
            String name, Function<SecretCipher, Sealing> sealing, String... caughtBy) {
        return flaw(name, sealing, right -> right::open, caughtBy);
    }

    private static Flaw<SecretCipher, SecretCipher> opening(
            String name, Function<SecretCipher, Opening> opening, String... caughtBy) {
        return flaw(name, right -> right::seal, opening, caughtBy);
    }

    private static Opening keeping(SecretCipher right) {
        Map<SealedSecret, byte[]> opened = new ConcurrentHashMap<>();
        return (made, binding) -> opened.computeIfAbsent(made, unused -> right.open(made, binding));
    }

    private static Sealing alike(SecretCipher right) {
        Map<List<String>, SealedSecret> made = new ConcurrentHashMap<>();
        return (secret, binding) -> made.computeIfAbsent(
                List.of(new String(secret, ISO_8859_1), new String(binding, ISO_8859_1)),
                unused -> right.seal(secret, binding));
    }

    private static Opening oneState(SecretCipher right) {
        Rows<String, byte[]> state = Rows.up();
        return (made, binding) -> {
            state.in(all -> Optional.ofNullable(all.put("binding", binding)));
            state.pause();
            return right.open(made, state.in(all -> all.getOrDefault("binding", CellGroup.NOTHING)));
        };
    }

    private static SealedSecret beside(SealedSecret made, byte[] secret) {
        byte[] both = Arrays.copyOf(made.bytes(), made.bytes().length + secret.length);
        System.arraycopy(secret, 0, both, made.bytes().length, secret.length);
        return new SealedSecret(made.keyId(), both);
    }
}
