// The routes by group; each group is a file of its own.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "pipeline/archive/parsed_texts.hpp"
#include "pipeline/review/door.hpp"
#include "pipeline/review/pace.hpp"
#include "pipeline/review/page_repairs.hpp"
#include "pipeline/review/picture_store.hpp"
#include "pipeline/review/read_ahead.hpp"
#include "pipeline/review/review_desk.hpp"
#include "pipeline/review/routes.hpp"
#include "pipeline/review/sign_in.hpp"
#include "pipeline/review/stored_declaration.hpp"

namespace shenbao {

// After that an item is free again; the page renews its leases well before.
inline constexpr std::chrono::minutes kLeaseDuration{3};

// What the routes work with; all of it outlives the server.
struct ReviewParts {
    ReviewDesk& desk;
    PictureStore& pictures;
    ParsedTexts<StoredDeclaration>& declarations;  // by their stamps
    ReadAhead& ahead;                              // for the reviser and for these
    Pace& pace;
    Door& door;
    SignIn& sign_in;
    std::function<void()> on_entered;  // a link was used
    TryRepairs try_repairs;            // null: pages cannot be repaired
    std::function<void()> on_waiting;  // a document is to be read again; may be null
};

void add_page_routes(Routes& routes, ReviewParts& parts, const Guard& guard);   // the page, the door
void add_login_routes(Routes& routes, ReviewParts& parts, const Guard& guard);  // who gets in with a password
void add_queue_routes(Routes& routes, ReviewParts& parts);                      // what there is to do
void add_settle_routes(Routes& routes, ReviewParts& parts);                     // what people say
void add_document_routes(Routes& routes, ReviewParts& parts);                   // filings, history, counts
void add_image_routes(Routes& routes, ReviewParts& parts);                      // pages and crops, IIIF
void add_repair_routes(Routes& routes, ReviewParts& parts);                     // how pages lie, where rules run

}  // namespace shenbao
