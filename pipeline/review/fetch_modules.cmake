# npm ci in FOLDER; its scripts are not run. Says what to do where the packages cannot be had.
execute_process(COMMAND ${NPM} ci --prefix ${FOLDER} --ignore-scripts --no-audit --no-fund --loglevel=error
  OUTPUT_QUIET ERROR_VARIABLE said RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "${said}\nnpm could not fetch what builds the page of shenbao review: check the network, or leave "
    "the page out with cmake --preset dev -DSHENBAO_REVIEW_PAGE=OFF")
endif()
