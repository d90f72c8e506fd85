package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.spring.security.pages.DefaultMfaPages;
import io.github.mfa4j.spring.security.pages.MfaPages;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;

/** What is there with Spring Security, and what takes its place. */
class MfaSecurityAutoConfigurationTest {

    private static final UserDirectory USERS =
            user -> Optional.of(new UserProfile(user.id(), Locale.ENGLISH, Map.of()));

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ours()))
            .withBean(UserDirectory.class, () -> USERS);

    @Test
    void aWebApplicationHasWhatTheConfigurerTakes() {
        web.run(context -> assertThat(context)
                .hasSingleBean(MfaUserIds.class)
                .hasSingleBean(WhenSetUp.class)
                .hasSingleBean(MfaChallengeHandler.class)
                .getBean(MfaPages.class)
                .isInstanceOf(DefaultMfaPages.class));
    }

    /** Spring Security takes a single provider bean for the one that checks passwords, and a chain for all there is. */
    @Test
    void noBeanTakesThePlaceOfTheApplicationsOwnSecurity() {
        web.run(context -> assertThat(context)
                .doesNotHaveBean(AuthenticationProvider.class)
                .doesNotHaveBean(SecurityFilterChain.class));
    }

    @Test
    void theBeansOfTheApplicationTakeTheirPlace() {
        MfaUserIds byTenant = user -> new UserId("acme", user.getName());
        MfaPages pages = new ListedPages();
        web.withBean("own", MfaUserIds.class, () -> byTenant)
                .withBean("ownPages", MfaPages.class, () -> pages)
                .run(context -> {
                    assertThat(context).getBean(MfaUserIds.class).isSameAs(byTenant);
                    assertThat(context).getBean(MfaPages.class).isSameAs(pages);
                });
    }

    @Test
    void withoutSpringSecurityOrTheWebThereIsNothing() {
        web.withClassLoader(new FilteredClassLoader(HttpSecurity.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MfaUserIds.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ours()))
                .withBean(UserDirectory.class, () -> USERS)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MfaUserIds.class));
    }

    private static Class<?>[] ours() {
        ClassLoader loader = MfaSecurityAutoConfigurationTest.class.getClassLoader();
        return ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
                .filter(name -> name.startsWith("io.github.mfa4j"))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new);
    }
}
