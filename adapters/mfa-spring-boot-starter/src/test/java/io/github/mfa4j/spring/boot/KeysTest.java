package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

/** Keys from properties, from a mounted file, or none. */
class KeysTest {

    private static final String OTHER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
    private static final String BAD_KEY = "bm90IGEga2V5IGJ1dCBhIHNlY3JldA==";

    @TempDir
    Path folder;

    @Test
    void theRingOfTheProperties() {
        Runners.withKeys()
                .withPropertyValues("mfa.keys.ring.[k.2]=" + OTHER_KEY)
                .run(KeysTest::assertTwoKeys);
    }

    @Test
    void theRingOfAFile() throws IOException {
        Path file = write(
                "mfa.keys.current=k1\nmfa.keys.ring.k1=" + Runners.KEY + "\n\nmfa.keys.ring.k.2=" + OTHER_KEY + "  \n");
        Runners.withUsers().withPropertyValues("mfa.keys.file=" + file).run(KeysTest::assertTwoKeys);
    }

    private static void assertTwoKeys(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        KeyRing ring = context.getBean(KeyRing.class);
        assertThat(ring.currentId()).isEqualTo("k1");
        assertThat(ring.ids()).containsExactlyInAnyOrder("k1", "k.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mfa.keys.current is missing|mfa.keys.ring.k1=" + Runners.KEY,
                "mfa.keys.current is \"k2\", which is not in the ring|mfa.keys.current=k2,mfa.keys.ring.k1="
                        + Runners.KEY,
                "mfa.keys.current is \"k1\", which is not in the ring|mfa.keys.current=k1",
                "key \"k1\" has 22 bytes, allowed is exactly 32|mfa.keys.current=k1,mfa.keys.ring.k1=" + BAD_KEY,
                "mfa.keys.ring.k1 is not Base64|mfa.keys.current=k1,mfa.keys.ring.k1=!" + BAD_KEY,
                "mfa.keys.ring.k1: SHOP_KEY is not set: set it;|mfa.keys.current=k1,mfa.keys.ring.k1=${SHOP_KEY}",
                "key id is \"k 1\"|mfa.keys.current=k 1,mfa.keys.ring.[k 1]=" + Runners.KEY,
                "mfa.keys.ring cannot be read|mfa.keys.ring=" + BAD_KEY,
                "mfa.keys.file: /nowhere/keys cannot be read|mfa.keys.file=/nowhere/keys",
                "mfa.keys.file is set beside|mfa.keys.current=k1,mfa.keys.file=/nowhere/keys"
            })
    void wrongKeysAreRefusedWithoutBeingShown(String expectedAndProperties) {
        String[] parts = expectedAndProperties.split("[|]", 2);
        Runners.withUsers()
                .withPropertyValues(parts[1].split(","))
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(MfaConfigurationException.class)
                        .hasMessageContaining(parts[0])
                        .satisfies(failure -> assertThat(failure.toString()).doesNotContain(BAD_KEY, Runners.KEY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mfa.keys.current is \"(44 characters)\", which is not in the ring|mfa.keys.current=KEY,mfa.keys.ring.k1=KEY",
                "one of [(43 characters)]|mfa.keys.current=k1,mfa.keys.ring.[NAME]=k1",
                "mfa.keys.ring.(43 characters) is not Base64|mfa.keys.current=k1,mfa.keys.ring.[NAME]=k-1",
                "mfa.keys.ring.(43 characters): key id is|mfa.keys.current=NAME,mfa.keys.ring.[NAME]=KEY",
                "mfa.keys.(43 characters) is not a property|mfa.keys.[NAME]=k1"
            })
    void aKeyInTheWrongPlaceIsNotQuoted(String expectedAndProperties) {
        String[] parts = expectedAndProperties
                .replace("NAME", Runners.KEY.substring(0, 43))
                .replace("KEY", Runners.KEY)
                .split("[|]", 2);
        Runners.withUsers()
                .withPropertyValues(parts[1].split(","))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining(parts[0])
                        .satisfies(failure ->
                                assertThat(failure.toString()).doesNotContain(Runners.KEY.substring(0, 10))));
    }

    @Test
    void aFileOfSomethingElseIsNotQuoted() throws IOException {
        Path file = write(BAD_KEY);
        Runners.withUsers()
                .withPropertyValues("mfa.keys.file=" + file)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("has a line that names neither")
                        .satisfies(failure -> assertThat(failure.toString()).doesNotContain(BAD_KEY.substring(0, 10))));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = write("# nothing\n");
        Runners.withUsers()
                .withPropertyValues("mfa.keys.file=" + file)
                .run(context -> assertThat(context).getFailure().hasMessageContaining("is empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.profiles.active=prod", "spring.profiles.active=production", "mfa.production=true"})
    void productionDemandsKeys(String production) {
        Runners.withUsers()
                .withPropertyValues(production)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(MfaConfigurationException.class)
                        .hasMessageContaining("there are no keys, and ")
                        .hasMessageContaining("set mfa.keys.current=k1"));
        Runners.withKeys()
                .withBean(DataSource.class, StoreChoiceTest::database)
                .withPropertyValues(production)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void thePropertiesShowNoKey() {
        Runners.withKeys()
                .run(context -> assertThat(context.getBean(MfaProperties.class).toString())
                        .doesNotContain(Runners.KEY));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("keys"), text);
    }
}
