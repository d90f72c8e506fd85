package io.github.mfa4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.UserId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StateKeyTest {

    /** SHA-256 of the parts, each with its length before it. */
    private static final String GOLDEN = "ed17069630cede305ea1e752803de08aae2c4cae921bd3c16adb3e9b5b6335b5";

    private record Parts(String tenant, String id, String factor) {

        StateKey key() {
            return StateKey.of(new UserId(tenant, id), new FactorId(factor));
        }
    }

    /** Few characters and short parts, so that the borders between the parts are what differs. */
    @Provide
    static Arbitrary<Parts> parts() {
        Arbitrary<String> text = Arbitraries.strings().withChars("aA:% ").ofMaxLength(3);
        Arbitrary<String> factor =
                Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(2);
        return Combinators.combine(text, text.filter(id -> !id.isEmpty()), factor)
                .as(Parts::new);
    }

    @Property
    void a78_differentPartsAreDifferentKeys(@ForAll @From("parts") Parts one, @ForAll @From("parts") Parts other) {
        assertThat(one.key().equals(other.key())).isEqualTo(one.equals(other));
        boolean sameUser = one.tenant().equals(other.tenant()) && one.id().equals(other.id());
        assertThat(Arrays.equals(
                        StateKey.ownerHash(new UserId(one.tenant(), one.id())),
                        StateKey.ownerHash(new UserId(other.tenant(), other.id()))))
                .isEqualTo(sameUser);
    }

    @Example
    void a78_lookAlikesAndBordersNeverMeet() {
        FactorId factor = new FactorId("totp");
        List<UserId> users = List.of(
                UserId.of("Alice"),
                UserId.of("alice"),
                UserId.of("alice "),
                UserId.of(" alice"),
                UserId.of("ALICE"),
                UserId.of("al\u0131ce"),
                UserId.of("alic\u00e9"),
                UserId.of("alice\u0301"),
                new UserId("a:b", "c"),
                new UserId("a", "b:c"),
                new UserId("a%b", "c"),
                new UserId("a", "b%c"),
                new UserId("ab", "c"),
                new UserId("a", "bc"),
                new UserId("", "abc"));
        assertThat(users.stream().map(user -> StateKey.of(user, factor))).doesNotHaveDuplicates();
        assertThat(StateKey.shared("totp", "x")).isNotEqualTo(StateKey.of(UserId.of("x"), factor));
        assertThat(StateKey.shared("a", "bc")).isNotEqualTo(StateKey.shared("ab", "c"));
    }

    @Example
    void a78_idsThatAStoreCouldMergeOrALogCouldBreakOnAreRefused() {
        for (String bad : List.of(
                "a\u0000b",
                "a\nb",
                "a\r",
                "\u0007",
                "\u0085",
                "\u2028",
                "\u2029",
                "\ud800",
                "\udc00",
                "a\ud800b",
                "\udc00\ud800")) {
            assertThatThrownBy(() -> UserId.of(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("id holds a control character or half a surrogate pair");
            assertThatThrownBy(() -> new UserId(bad, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("tenant holds");
            assertThatThrownBy(() -> new Administrator(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> UserId.of("")).hasMessage("id has 0 characters, allowed are 1 to 255");
        assertThatThrownBy(() -> UserId.of("a".repeat(256))).hasMessage("id has 256 characters, allowed are 1 to 255");
        assertThatThrownBy(() -> new UserId("a".repeat(256), "a"))
                .hasMessage("tenant has 256 characters, allowed are 0 to 255");
        assertThat(UserId.of("a".repeat(255)).id()).hasSize(255);
        assertThat(UserId.of("\ud83d\ude00").id()).hasSize(2);
    }

    @Example
    void hashIsACopyAndTheSameInEveryRelease() {
        StateKey key = StateKey.of(new UserId("t", "u"), new FactorId("totp"));
        key.hash()[0] ^= 1;
        assertThat(key.hash()).isEqualTo(HexFormat.of().parseHex(GOLDEN));
        assertThat(key.slot()).isEqualTo("totp");
        assertThat(key.owner()).contains(new UserId("t", "u"));
        assertThat(StateKey.shared("budget", "x").owner()).isEmpty();
        assertThatThrownBy(() -> StateKey.shared("Budget of a day", "x"))
                .hasMessage("kind is \"Budget of a day\", allowed is [a-z][a-z0-9-]{0,31}");
    }
}
