package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final byte[] KEY = new byte[KeyRing.KEY_BYTES];

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void keyOfAnotherLengthIsRefused(int length) {
        assertThatThrownBy(() -> KeyRing.of("k1", new byte[length]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key \"k1\" has " + length + " bytes, allowed is exactly 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-k", ".k", "a/b", "a b", "k\n", "\u00e9", "abcdefghijklmnopqrstuvwxyz0123456"})
    void idOfAnotherFormIsRefused(String id) {
        assertThatThrownBy(() -> KeyRing.of(id, KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key id is \"" + id + "\", allowed is ");
    }

    @Test
    void ringNeedsExactlyOneCurrentKeyAndEachIdOnce() {
        assertThatThrownBy(() -> KeyRing.builder().opensOnly("k1", KEY).build()).hasMessage("current key is missing");
        assertThatThrownBy(() -> KeyRing.builder().current("k1", KEY).current("k2", KEY))
                .hasMessage("current key is already \"k1\", there is only one");
        assertThatThrownBy(() -> KeyRing.builder().current("k1", KEY).opensOnly("k1", KEY))
                .hasMessage("key \"k1\" is given twice");
    }

    @Test
    void subkeysDifferByUseAndByKeyAndTheRingKeepsItsOwnCopy() {
        byte[] mine = KEY.clone();
        KeyRing ring = KeyRing.builder()
                .current("k1", mine)
                .opensOnly("k2", new byte[] {
                    9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9
                })
                .build();
        mine[0] = 1;
        assertThat(ring.subkey("k1", "a")).isEqualTo(KeyRing.of("k1", KEY).subkey("k1", "a"));
        assertThat(ring.subkey("k1", "a")).isNotEqualTo(ring.subkey("k1", "b"));
        assertThat(ring.subkey("k1", "a")).isNotEqualTo(ring.subkey("k2", "a"));
        assertThat(ring.subkey("k1", "a").getEncoded()).hasSize(32).isNotEqualTo(KEY);
        assertThat(ring.ids()).containsExactlyInAnyOrder("k1", "k2");
    }

    @Test
    void unknownKeyIsAnOutageThatNamesTheKeysThereAre() {
        assertThatThrownBy(() -> KeyRing.of("k1", KEY).subkey("k9", "a"))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessage("KEY_RING: no key \"k9\" on this node; it has [k1]");
    }

    @Test
    void ephemeralRingsDiffer() {
        assertThat(KeyRing.ephemeral().subkey("ephemeral", "a"))
                .isNotEqualTo(KeyRing.ephemeral().subkey("ephemeral", "a"));
    }
}
