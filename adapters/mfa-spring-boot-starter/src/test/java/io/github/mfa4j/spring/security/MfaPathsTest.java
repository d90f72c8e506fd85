package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step lives at a plain path of the application, or the application does not start. */
class MfaPathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "mfa", "/mfa/", "//evil.example", "/a//b", "/mfa?x", "/mfa/**", "/{a}", "/\\evil"})
    void whatIsNoPlainPathIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaConfigurer.mfa().path(path))
                .withMessageStartingWith("path is " + path + ", allowed are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mfa", "/api/v1/second-factor", "/verificar_codigo"})
    void allIsUnderAPlainPath(String path) {
        MfaPaths paths = new MfaPaths(path);

        assertThat(paths.verify()).isEqualTo(path);
        assertThat(paths.enrol()).isEqualTo(path + "/enrol");
        assertThat(paths.script()).isEqualTo(path + "/mfa.js");
    }
}
