package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The users of Spring Security, for an application without a directory. */
class UserDetailsDirectoryTest {

    private static final UserDetailsService USERS = new InMemoryUserDetailsManager(
            User.withUsername("alice").password("{noop}x").build(),
            User.withUsername("disabled").password("{noop}x").disabled(true).build(),
            User.withUsername("locked").password("{noop}x").accountLocked(true).build(),
            User.withUsername("expired")
                    .password("{noop}x")
                    .accountExpired(true)
                    .build(),
            User.withUsername("stale")
                    .password("{noop}x")
                    .credentialsExpired(true)
                    .build());

    private final UserDirectory directory = new UserDetailsDirectory(USERS);

    @Test
    void aUserIsNamedAndHasNoAddress() {
        assertThat(directory.find(UserId.of("alice"))).contains(new UserProfile("alice", Locale.ROOT, Map.of()));
    }

    @Test
    void aUserWhosePasswordMustBeChangedIsStillActive() {
        assertThat(directory.find(UserId.of("stale"))).isPresent();
    }

    @Test
    void A72_whoeverIsNotActiveIsNotFound() {
        assertThat(directory.find(UserId.of("disabled"))).isEmpty();
        assertThat(directory.find(UserId.of("locked"))).isEmpty();
        assertThat(directory.find(UserId.of("expired"))).isEmpty();
        assertThat(directory.find(UserId.of("nobody"))).isEmpty();
    }

    @Test
    void A78_anotherSpellingIsNotASecondUser() {
        assertThat(USERS.loadUserByUsername("ALICE").getUsername()).isEqualTo("alice");
        assertThat(directory.find(UserId.of("ALICE"))).isEmpty();
        assertThat(directory.find(new UserId("tenant", "alice"))).isEmpty();
    }

    @Test
    void anOutageIsNotAnUnknownUser() {
        UserDirectory failing = new UserDetailsDirectory(name -> {
            throw new IllegalStateException("no connection");
        });
        assertThatThrownBy(() -> failing.find(UserId.of("alice"))).hasMessage("no connection");
    }

    @Test
    void itIsUsedWhereTheApplicationHasNone() {
        Runners.withoutUsers()
                .withBean(UserDetailsService.class, () -> USERS)
                .run(context -> assertThat(context).hasSingleBean(UserDetailsDirectory.class));
        Runners.withUsers()
                .withBean(UserDetailsService.class, () -> USERS)
                .run(context -> assertThat(context).doesNotHaveBean(UserDetailsDirectory.class));
    }

    @Test
    void withoutAnyUsersTheStartIsRefused() {
        Runners.withoutUsers()
                .withBean("one", UserDetailsService.class, () -> USERS)
                .withBean("two", UserDetailsService.class, () -> USERS)
                .run(context ->
                        assertThat(context).getFailure().hasMessageContaining("exactly one UserDetailsService"));
        Runners.withoutUsers()
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(MfaConfigurationException.class)
                        .hasMessageContaining("nothing tells which users there are: define a bean of the type"));
    }
}
