// What AOP Alliance 1.0 would say of itself; Guice names its types.
module aopalliance {
    exports org.aopalliance.aop;
    exports org.aopalliance.intercept;
}
