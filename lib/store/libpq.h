// libpq, PostgreSQL's client, loaded when a database of it is opened first. Linked, it and the libraries that it stands on
// (TLS, Kerberos, LDAP) would cost every start of the tool 4 ms, a fifth of what there is for it.
#ifndef SAYSO_STORE_LIBPQ_H_
#define SAYSO_STORE_LIBPQ_H_

#include <libpq-fe.h>

#include "sayso/result.h"

namespace sayso::store {

// Its functions, by their names without PQ.
struct Libpq {
  decltype(&PQconnectdb) connectdb;
  decltype(&PQstatus) status;
  decltype(&PQerrorMessage) errorMessage;
  decltype(&PQfinish) finish;
  decltype(&PQsetNoticeProcessor) setNoticeProcessor;
  decltype(&PQexec) exec;
  decltype(&PQexecParams) execParams;
  decltype(&PQresultStatus) resultStatus;
  decltype(&PQresultErrorMessage) resultErrorMessage;
  decltype(&PQclear) clear;
  decltype(&PQntuples) ntuples;
  decltype(&PQnfields) nfields;
  decltype(&PQfname) fname;
  decltype(&PQgetvalue) getvalue;
  decltype(&PQgetlength) getlength;
  decltype(&PQgetisnull) getisnull;
  decltype(&PQputCopyData) putCopyData;
  decltype(&PQputCopyEnd) putCopyEnd;
  decltype(&PQgetResult) getResult;
};

// Error: kNotFound, with what to install. It stays loaded until the process ends.
Result<Libpq> load_libpq();

}  // namespace sayso::store

#endif  // SAYSO_STORE_LIBPQ_H_
