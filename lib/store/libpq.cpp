#include "store/libpq.h"

#include <dlfcn.h>

#include <string>

namespace sayso::store {

Result<Libpq> load_libpq() {
  void* library = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char* why = ::dlerror();
    return Error{
        ErrorCode::kNotFound,
        std::string("PostgreSQL needs its client library, libpq (apt-get install libpq5): ") + (why ? why : ""),
        std::nullopt};
  }
  Libpq pq{};
  bool whole = true;
  const auto load = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library, name));
    whole = whole && function != nullptr;
  };
  load(pq.connectdb, "PQconnectdb");
  load(pq.status, "PQstatus");
  load(pq.errorMessage, "PQerrorMessage");
  load(pq.finish, "PQfinish");
  load(pq.setNoticeProcessor, "PQsetNoticeProcessor");
  load(pq.exec, "PQexec");
  load(pq.execParams, "PQexecParams");
  load(pq.resultStatus, "PQresultStatus");
  load(pq.resultErrorMessage, "PQresultErrorMessage");
  load(pq.clear, "PQclear");
  load(pq.ntuples, "PQntuples");
  load(pq.nfields, "PQnfields");
  load(pq.fname, "PQfname");
  load(pq.getvalue, "PQgetvalue");
  load(pq.getlength, "PQgetlength");
  load(pq.getisnull, "PQgetisnull");
  load(pq.putCopyData, "PQputCopyData");
  load(pq.putCopyEnd, "PQputCopyEnd");
  load(pq.getResult, "PQgetResult");
  if (!whole) return Error{ErrorCode::kUnreadable, "the libpq of this machine is too old", std::nullopt};
  return pq;
}

}  // namespace sayso::store
