package io.github.mfa4j.spring.security;

import io.github.mfa4j.UserId;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.totp.TotpFactor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop on a port of its own. */
record Shop(ConfigurableApplicationContext context) implements AutoCloseable {

    static Shop open(Class<?>... more) {
        Class<?>[] sources = new Class<?>[more.length + 1];
        sources[0] = ShopApplication.class;
        System.arraycopy(more, 0, sources, 1, more.length);
        return new Shop(new SpringApplicationBuilder(sources)
                .properties("server.port=0", "server.address=127.0.0.1")
                .run("--spring.main.web-application-type=servlet"));
    }

    String origin() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    Visitor visitor() {
        return new Visitor(origin());
    }

    SettableClock clock() {
        return context.getBean(SettableClock.class);
    }

    /** The phone of a user who has enrolled it. */
    Phone enrolled(String user) {
        return Phone.enrolled(context.getBean(TotpFactor.class), UserId.of(user), clock());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
