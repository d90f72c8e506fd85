package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.CapturingSender;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpFactor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The shop on a port of its own. */
record Shop(ConfigurableApplicationContext context) implements AutoCloseable {

    static Shop open(Class<?>[] more, String... settings) {
        return open("listed", more, settings);
    }

    /** With the pages of the library, for eyes. */
    static Shop openWithDefaultPages() {
        return open("default", new Class<?>[0]);
    }

    private static Shop open(String pages, Class<?>[] more, String... settings) {
        Class<?>[] sources = new Class<?>[more.length + 1];
        System.arraycopy(more, 0, sources, 0, more.length);
        sources[more.length] = ShopApplication.class;
        return new Shop(new SpringApplicationBuilder(sources)
                .properties(settings)
                .run(
                        "--spring.main.web-application-type=servlet",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.application.name=shop",
                        "--shop.pages=" + pages));
    }

    String origin() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    Visitor visitor() {
        return new Visitor(origin());
    }

    /** A new customer who has just logged in, and is shown a key to enrol a phone with. */
    Visitor newcomer(String name) throws IOException, InterruptedException {
        customer(name);
        return visitor().get("/orders").logIn(name);
    }

    /** The phone that scanned the key on the page. */
    Phone scanned(Visitor visitor) {
        return Phone.with(OtpSecret.ofBase32(visitor.line("key")), clock());
    }

    SettableClock clock() {
        return context.getBean(SettableClock.class);
    }

    /** A new customer, who has a password and nothing else. */
    void customer(String name) {
        customer(name, Map.of());
    }

    /** A new customer with a mail address, who can get codes there. */
    void customerWithMail(String name) {
        customer(name, Map.of(Channel.MAIL, List.of(name + "@example.com")));
    }

    private void customer(String name, Map<Channel, List<String>> addresses) {
        bean(InMemoryUserDetailsManager.class)
                .createUser(User.withUsername(name)
                        .password("{noop}" + ShopApplication.PASSWORD)
                        .roles("CUSTOMER")
                        .build());
        profile(name, addresses);
    }

    /** Gives a customer a mail address, who had none. */
    void mailAddress(String name) {
        profile(name, Map.of(Channel.MAIL, List.of(name + "@example.com")));
    }

    private void profile(String name, Map<Channel, List<String>> addresses) {
        bean(InMemoryUserDirectory.class).put(UserId.of(name), new UserProfile(name, Locale.ENGLISH, addresses));
    }

    /** The phone of a new customer who has enrolled it. */
    Phone enrolled(String name) {
        customer(name);
        return Phone.enrolled(bean(TotpFactor.class), UserId.of(name), clock());
    }

    String recoveryCodeOf(String name) {
        RecoveryCodesResult result = bean(RecoveryCodeFactor.class).generate(UserId.of(name), null);
        return ((Generated) result).codes().get(0).reveal();
    }

    int mailsSent() {
        return bean(CapturingSender.class).messages().size();
    }

    String lastMailedCode() {
        return bean(CapturingSender.class).lastCode();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
