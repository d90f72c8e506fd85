package io.github.mfa4j.spring.security;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests of one shop on a real port; each takes customers of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InTheShop {

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Shop shop;

    /** What the application has besides the shop. */
    Class<?>[] more() {
        return new Class<?>[0];
    }

    /** Its properties besides those of the shop. */
    String[] settings() {
        return new String[0];
    }

    Shop shop() {
        return shop;
    }

    @BeforeAll
    void open() {
        shop = Shop.open(more(), settings());
    }

    @AfterAll
    void close() {
        shop.close();
    }
}
