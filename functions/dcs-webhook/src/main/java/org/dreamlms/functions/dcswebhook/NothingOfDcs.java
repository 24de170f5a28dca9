package org.dreamlms.functions.dcswebhook;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import org.dreamlms.lib.dcsclient.WithoutDcs;

/** This function hears of DCS and never asks it: it needs no password of it. */
@ContextConfigurer
public final class NothingOfDcs implements ApplicationContextConfigurer {

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.propertySources(PropertySource.of("dcs-webhook", WithoutDcs.properties()));
  }
}
