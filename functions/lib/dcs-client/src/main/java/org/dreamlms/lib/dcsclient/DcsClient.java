package org.dreamlms.lib.dcsclient;

/** Both views of one DCS: with one login, one count of its failures and the same connections. */
record DcsClient(Dcs dcs, DcsWebhooks webhooks) {}
