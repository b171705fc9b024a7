/**
 * Every text that people read, in English: ICU MessageFormat, by room and file. Another language is a file like this one
 * and a line in `language.ts`.
 */
export const en = {
  actions: {
    makeVariations: {
      makeVariations: 'Make {count, plural, one {# variation} other {# variations}}?',
      requestsTo: '{count, plural, one {# request} other {# requests}} to {label}, {model}: {price}. {destination}.',
      make: 'Make {count, number}',
      cancel: 'Cancel',
      openSettings: 'Open settings',
      addedToQueue: '{count, plural, one {# variation} other {# variations}} added to the queue.'
    },
    action: {
      collections: 'Collections',
      copy: 'Copy',
      file: 'File',
      find: 'Find',
      findSimilar: 'Find similar',
      go: 'Go',
      goTo: 'Go to',
      help: 'Help',
      library: 'Library',
      look: 'Look',
      make: 'Make',
      models: 'Models',
      pictures: 'Pictures',
      presets: 'Presets',
      rating: 'Rating',
      savedSearches: 'Saved searches',
      view: 'View',
      window: 'Window',
      activity: 'Activity',
      anywhere: 'Anywhere',
      comparison: 'Comparison',
      gallery: 'Gallery',
      lineage: 'Lineage',
      queue: 'Queue',
      quickLook: 'Quick look',
      settings: 'Settings',
      slideshow: 'Slideshow',
      statistics: 'Statistics',
      studio: 'Studio',
      viewer: 'Viewer'
    },
    changes: {
      changing: 'Changing {count, plural, one {# picture} other {# pictures}}…',
      undone: 'Undone: {said}.',
      undoing: 'Undoing…',
      nothingToUndo: 'There is nothing to undo.'
    },
    compose: {
      writePrompt: 'Write a prompt'
    },
    find: {
      browseKeywords: 'tag',
      allFilters: 'All filters',
      browseFiltersTagsCollections: 'Browse: filters, tags, collections',
      itIsOffInTrash: 'it is off in the trash',
      search: 'Search'
    },
    handOver: {
      leftOut: '{left, plural, one {# was} other {# were}} left out: the file is gone.',
      copied:
        '{files, plural, one {The picture is on the clipboard as a file.} other {# pictures are on the clipboard as files.}}',
      ready: '{files, plural, one {The picture is} other {# pictures are}} ready. Drag again.'
    },
    imports: {
      importPicturesKeywords: 'add open files png jpeg webp',
      importFolderKeywords: 'add directory a1111 comfyui invokeai',
      watchFolderKeywords: 'import automatic directory',
      importFolder: 'Import a folder…',
      importPictures: 'Import pictures…',
      libraryCannotBeWrittenNow: 'the library cannot be written now',
      watchFolder: 'Watch a folder…'
    },
    jobs: {
      tryNowKeywords: 'pause wait limit offline',
      stopWaitingKeywords: 'cancel pause limit',
      cancel: 'Cancel',
      checkKey: 'Check key',
      checkResult: 'Check result',
      checkResultAgain: 'Check result again',
      chooseFolder: 'Choose a folder…',
      decide: 'Decide…',
      editRequest: 'Edit request',
      fetchPicture: 'Fetch the picture',
      beingTried: 'it is being tried now',
      letThemWait: 'Let them wait',
      openServiceSettings: 'Open service settings',
      remove: 'Remove',
      reuseSettings: 'Reuse settings',
      sendAgain: 'Send again…',
      sendAgainMayCostTwice: 'Send again (may cost twice)',
      sendAnyway: 'Send anyway',
      triesOne: 'Sends one request to check whether the service accepts it',
      serviceSettings: 'Service settings',
      setUpImageHost: 'Set up the image host',
      showInQueue: 'Show in the queue',
      showQueue: 'Show the queue',
      stop: 'Stop',
      stopCount: 'Stop {count, number}',
      stopAll: 'Stop all {count, number}',
      stopRequests: 'Stop {count, plural, one {# request} other {# requests}}?',
      stopWaiting: 'Stop requests that wait for a service',
      storePicture: 'Store the picture',
      stopped: 'They are cancelled and stay in the queue, where each can be sent again.',
      tryAgain: 'Try again',
      tryNow: 'Try now',
      tryPausedNow: 'Try paused services now',
      unlockKey: 'Unlock the key'
    },
    leaveText: {
      leaveTextField: 'Leave the text field'
    },
    libraries: {
      openAnotherKeywords: 'folder new switch',
      openAnother: 'Open another…',
      openAnotherLibrary: 'Open another library…',
      tryAgain: 'Try again',
      tryToOpenLibraryAgain: 'Try to open the library again'
    },
    markPictures: {
      addedTo: '{count, plural, one {# picture} other {# pictures}} added to {collection}',
      marked: '{count, plural, one {# picture} other {# pictures}} added to favourites',
      unmarked: '{count, plural, one {# picture} other {# pictures}} removed from favourites',
      rated: '{count, plural, one {# picture} other {# pictures}} rated {rating, plural, one {# star} other {# stars}}',
      tagged: '{count, plural, one {# picture} other {# pictures}} tagged {tags}',
      takenOutOf: '{count, plural, one {# picture} other {# pictures}} removed from {collection}',
      unrated: 'Rating removed from {count, plural, one {# picture} other {# pictures}}',
      untagged: 'Tag {tag} removed from {count, plural, one {# picture} other {# pictures}}'
    },
    pictures: {
      lineageKeywords: 'tree family history versions made from',
      comparePicturesKeywords: 'difference side by side slider',
      repaintKeywords: 'inpaint mask studio',
      reopenKeywords: 'mask repaint',
      reuseKeywords: 'recipe prompt settings reuse',
      variationKeywords: 'seed prepare',
      makeFourKeywords: 'seed again vary',
      copyAsImageKeywords: 'clipboard',
      copyAsFilesKeywords: 'clipboard',
      copyPromptKeywords: 'clipboard text',
      copySeedKeywords: 'clipboard number',
      saveAsKeywords: 'download copy',
      showInFolderKeywords: 'file manager reveal',
      similarKeywords: 'similar',
      exportPicturesKeywords: 'save zip folder contact sheet metadata jpeg',
      favouriteKeywords: 'heart mark',
      ratingsKeywords: 'stars rating',
      tagsKeywords: 'label',
      undoKeywords: 'undo restore',
      removeFilesKeywords: 'space disk',
      moveToTrashKeywords: 'delete remove',
      restoreKeywords: 'trash back',
      deleteForGoodKeywords: 'trash erase',
      everythingListed: 'everything listed',
      compare: 'Compare',
      compareSelectedPictures: 'Compare the selected pictures',
      compareHint: 'Select two to four pictures to compare',
      copiedFirst: 'Copied the first of {count, number}: the clipboard holds one picture.',
      copyAsFile: 'Copy as file',
      copyAsFiles: 'Copy as files',
      copyImage: 'Copy image',
      copyPrompt: 'Copy prompt',
      copySeed: 'Copy seed',
      deleteCount: 'Delete {count, number} permanently…',
      delete: 'Delete permanently…',
      export: 'Export…',
      exportSheet: 'Export the selection, or everything listed',
      favourite: 'Favourite',
      findPicturesWithSame: 'Find pictures with the same {shared}',
      fileMissing: 'its file is missing',
      fileRemoved: 'its file was removed',
      lineage: 'Lineage',
      lineageOfThisPicture: 'Lineage of this picture',
      lineageSheet: 'Lineage: its origin and what was made from it',
      makeItAgain: 'Make it again',
      moveToTrash: 'Move to trash',
      unmark: 'Remove from favourites',
      noRecipe: 'its recipe is unknown',
      noSeed: 'its seed is unknown',
      notKnown: 'unknown',
      slideshowHint: 'Of the selection, or of everything listed',
      open: 'Open',
      editAsVariation: 'Edit as a variation…',
      settingsWithAnotherSeed: 'Its settings with another seed, in compose',
      modelNotHere: 'its model is not here, or needs a mask',
      makeVariations: 'Make {count, plural, one {# variation} other {# variations}}',
      sendsSettingsAgain: 'Sends its settings again, each time with another seed',
      openInStudioExactlyAs: 'Open in the studio exactly as it was made',
      pictureIsOnClipboard: 'The picture is on the clipboard.',
      quickLook: 'Quick look',
      rate: 'Rate: {rating, plural, =0 {no rating} one {# star} other {# stars}}',
      rateSheet: 'Rate; the same rating again, or 0, removes it',
      removeFileButKeepRecipe: 'Remove file but keep recipe…',
      removeFilesButKeepRecipes: 'Remove files but keep recipes…',
      reopenInStudio: 'Reopen in the studio',
      repaint: 'Repaint…',
      repaintInStudio: 'Repaint in the studio',
      repaintThisPicture: 'Repaint this picture…',
      restoreCount: 'Restore {count, number}',
      restore: 'Restore',
      reuseSettings: 'Reuse settings',
      same: 'The same {shared}',
      otherSeeds: 'The same with other seeds',
      saveAs: 'Save as…',
      savedAs: 'Saved as {saved}',
      selectPicturesInGalleryFirst: 'select pictures in the gallery first',
      selectTwoToFourPictures: 'select two to four pictures',
      showInFolder: 'Show in folder',
      slideshow: 'Slideshow',
      slideshowFromHere: 'Slideshow from here',
      slideshowSheet: 'Slideshow of the selection, or of everything listed',
      stars: '{rating, plural, =0 {No rating} one {# star} other {# stars}}',
      tags: 'Tags…',
      tagsShort: 'Tags',
      tagsOfThesePictures: 'Tags of these pictures…',
      undo: 'Undo the last change',
      wholeLibrary: 'the whole library'
    },
    sendAgain: {
      notPutBack: '{missing, plural, one {# removed request} other {# removed requests}} can no longer be restored.',
      notPutBackNext: 'Removed requests are kept for ten minutes, until the library is closed.',
      giveUpItsPicture: 'Give up its picture?',
      keepIt: 'Keep it',
      leaveIt: 'Leave it',
      removed: '1 request removed from the queue',
      remove: 'Remove',
      sendAgain: 'Send again',
      sendItAgain: 'Send it again?',
      serviceMayHaveWorkedOn:
        'The service may have worked on this request already, and charged for it. Sending it again makes another picture and may be charged a second time.'
    },
    trash: {
      openTrashKeywords: 'deleted restore',
      emptyTrashKeywords: 'delete erase',
      emptyTrash: 'Empty trash…',
      emptyTrashPalette: 'Empty the trash…',
      open: 'Open trash',
      restoreAll: 'Restore all',
      restoreEverything: 'Restore everything in the trash',
      trash: 'Trash'
    },
    trashPictures: {
      movedToTrash: 'Moved to the trash',
      movedCount: '{count, plural, one {# picture} other {# pictures}} moved to the trash',
      restored: '{count, plural, one {# picture} other {# pictures}} restored',
      restoredCount: '{restored, plural, one {# picture} other {# pictures}} restored.',
      restoring: 'Restoring…'
    },
    undoNotice: {
      undo: 'Undo'
    }
  },
  activity: {
    activityActions: {
      activity: 'Activity',
      closeActivityPanel: 'Close the activity panel',
      keywords: 'tasks progress import export backup'
    },
    activityPanel: {
      activity: 'Activity',
      dismissAll: 'Dismiss all finished',
      emptyText: 'Imports, exports, backups and other tasks show their progress and results here.',
      nothingIsRunning: 'Nothing is running'
    },
    activityStatus: {
      activity: 'Activity',
      withProgress: 'Activity. {progress}'
    },
    activityWords: {
      runningTasks: '{count, plural, one {# task} other {# tasks}}',
      endedTask: '{title}: {state, select, failed {failed} other {done}}',
      aboutLeft: '{spent}, about {left} left',
      cancelled: 'Cancelled',
      done: 'Done',
      error: 'Error',
      errors: '{count, plural, one {# error} other {# errors}}',
      failed: 'Failed',
      more: '… and {more, plural, one {# more line} other {# more lines}}',
      running: 'Running',
      underSecond: 'less than a second',
      warning: 'Warning',
      warnings: '{count, plural, one {# warning} other {# warnings}}'
    },
    taskReport: {
      notListed: '{more, plural, one {# more line} other {# more lines}} not listed.',
      report: 'Report'
    },
    taskRow: {
      cancel: 'Cancel',
      cancelTitle: 'Cancel: {title}',
      cancelling: 'Cancelling…',
      copied: 'Copied',
      copyReport: 'Copy report',
      dismiss: 'Dismiss',
      gettingReady: 'Preparing…',
      hideReport: 'Hide the report',
      showInFolder: 'Show in folder',
      showPictures: 'Show the pictures',
      showReport: 'Show the report'
    },
    useEndNotices: {
      failed: '{title}: failed',
      showReport: 'Show the report'
    }
  },
  answers: {
    answerFiles: {
      picture: 'a picture that was kept safe'
    }
  },
  app: {
    layout: {
      browse: 'Browse',
      comparison: 'Comparison',
      compose: 'Compose',
      gallery: 'Gallery',
      inpaint: 'Inpaint',
      inspector: 'Inspector',
      inspectorRegion: 'The inspector',
      lineage: 'Lineage',
      queue: 'Queue',
      settings: 'Settings',
      statistics: 'Statistics',
      viewer: 'Viewer',
      widthOfInspector: 'Width of the inspector',
      widthOfLeftPanel: 'Width of the left panel'
    },
    leftPanel: {
      browse: 'Browse',
      browsePanel: 'The browse panel',
      compose: 'Compose',
      composePanel: 'The compose panel',
      leftPanel: 'Left panel'
    },
    libraryBanners: {
      held: 'What has arrived since then is safe too: {count, plural, one {# picture} other {# pictures}} will be stored when the folder is back.',
      missing:
        'The library folder {folder} cannot be found. Connect its drive: the library then opens automatically, or when you try again. No picture is lost.',
      notOpened: 'The library in {folder} could not be opened. {reason}',
      notWritable:
        'The library folder {folder} cannot be written to. You can view everything. To add pictures, choose another folder or make this one writable.',
      openElsewhere:
        '{host, select, here {This library is open in another copy of Palimpsest.} other {This library is open in Palimpsest on {host}.}} You can view everything here. Only the other copy can change it and send its jobs. Close it there, then try again.',
      openElsewhereSince:
        '{host, select, here {This library has been open in another copy of Palimpsest since {when}.} other {This library has been open in Palimpsest on {host} since {when}.}} You can view everything here. Only the other copy can change it and send its jobs. Close it there, then try again.',
      readOnly: '{reason} You can view everything. Nothing can be changed, and nothing is sent.'
    },
    libraryOpening: {
      openingLibrary: 'Opening the library…'
    },
    pathQuestion: {
      choose: 'Choose',
      file: 'Path of the picture',
      folder: 'Path of the folder',
      newFile: 'Path of the new file',
      noDialog: 'The system’s file dialog could not be opened. Type or paste the path instead.'
    },
    palette: {
      commandPalette: 'Command palette',
      noMatch: 'No commands match.',
      searchCommands: 'Search commands',
      whatDoYouWantTo: 'What do you want to do?'
    },
    rail: {
      onTheirWay: '{count, number} in progress',
      trouble: '{count, number} failed or need a decision',
      views: 'Views'
    },
    shortcutSheet: {
      pictures: 'Pictures'
    },
    shortcutsOverlay: {
      filterShortcuts: 'Filter shortcuts',
      keyboardShortcuts: 'Keyboard shortcuts',
      noMatch: 'No shortcuts match.',
      placeholder: 'Filter by action or key'
    },
    startNotice: {
      closeThisMessage: 'Close this message'
    },
    statusBar: {
      activity: 'The activity',
      found: '<b>{count, number}</b> found',
      inTrash: '<b>{count, number}</b> in the trash',
      ofTotal: '<b>{count, number}</b> of {total, number}',
      pictures: '<b>{count, number}</b> {count, plural, one {picture} other {pictures}}',
      queue: 'The queue',
      selected: '{selected, number} selected'
    },
    studioAside: {
      inpaintSettings: 'Inpaint settings',
      inpaintSettingsRegion: 'The inpaint settings',
      widthOfInpaintSettings: 'Width of the inpaint settings'
    },
    theme: {
      close: 'Close'
    },
    topBar: {
      commandPalette: 'Command palette, {paletteKey}',
      import: 'Import',
      importLibraryCannotBeWritten: 'Import: the library cannot be written now'
    },
    windowActions: {
      addServiceKey: 'Add a service key',
      commandPalette: 'Command palette',
      gallery: 'Gallery',
      generate: 'Generate',
      generateInStudioRepaint: 'Generate; in the studio: repaint',
      hideInspector: 'Hide inspector',
      hideLeftPanel: 'Hide the left panel',
      inSettings: 'In Settings',
      inpaint: 'Inpaint',
      keyboardShortcuts: 'Keyboard shortcuts',
      keywordsAddKey: 'account token service',
      keywordsInpaint: 'studio mask repaint',
      keywordsLeftPanel: 'compose browse',
      keywordsQueue: 'jobs',
      keywordsSettings: 'keys services library',
      keywordsStatistics: 'figures charts disk history',
      keywordsTheme: 'theme colour',
      queue: 'Queue',
      repaint: 'Repaint',
      selectWholeText: 'Select the whole text',
      settings: 'Settings',
      showInspector: 'Show inspector',
      showLeftPanel: 'Show the left panel',
      showOrHideInspector: 'Show or hide the inspector',
      showOrHideLeftPanel: 'Show or hide the left panel',
      statistics: 'Statistics',
      theme: 'Dark or light'
    }
  },
  checking: {
    checkWork: {
      copyOfIndex: 'the copy of the index',
      fileOfLibrary: 'a file of the library'
    },
    createChecker: {
      appIsClosing: 'The app is closing.',
      stopped: 'The process that checks files has stopped.',
      tryAgain: 'Try again.'
    }
  },
  compose: {
    composeActions: {
      demo: 'Demo'
    },
    composePanel: {
      compose: 'Compose',
      dismiss: 'Dismiss',
      generate: 'Generate',
      serviceAndModel: 'Service and model'
    },
    composeStore: {
      modelGone: 'The model of this picture is not available. Its settings are now in {label}.'
    },
    draft: {
      refused: 'Not accepted by {label}, left unchanged: {settings}.',
      reset: '{settings} reset for {label}.',
      unsupported: '{label} does not support {settings}: left out.'
    },
    generate: {
      addedToQueue: '{count, plural, one {# request} other {# requests}} added to the queue.'
    },
    origin: {
      notVariation: 'Not a variation',
      showLineage: 'Show the lineage of the original picture',
      strayedModel: 'Different model: no longer a variation',
      strayedPrompt: 'Different prompt: no longer a variation',
      title: 'Source picture',
      variationOfThisPicture: 'Variation of this picture',
      keepAsVariation: 'Keep as variation'
    }
  },
  data: {
    destination: {
      demo: 'Demo: drawn locally, not by an AI model',
      locked: 'Your {service} key is locked. Unlock it with your passphrase.',
      needsKey: '{service} needs your key. Nothing is sent without it.',
      sentTo: 'Sent to {host}',
      sentToWith: 'Sent to {host} with {key}',
      wrongAddress: 'Enter your {service} key for {address}: it was entered for another address.',
      yourKey: 'your key',
      yourKeyEndingIn: 'your key ····{last4}'
    },
    fileBytes: {
      checkFile: 'Check that it still exists and is a file, not a folder.',
      fileCouldNotBeRead: 'The file could not be read.',
      fileIsLargerThan256: 'The file is larger than 256 MB.',
      makeSmaller: 'Make it smaller in another program, then open the smaller file.'
    },
    filterWords: {
      bestRatedFirst: 'Best rated first',
      failedRequests: 'Failed requests',
      favourites: 'Favourites',
      fileKept: 'File kept',
      fileMissing: 'File missing',
      fileRemoved: 'File removed',
      fileThere: 'File there',
      generated: 'Generated',
      hasVariations: 'Has variations',
      huge: 'Huge',
      imported: 'Imported',
      landscape: 'Landscape',
      large: 'Large',
      largestFirst: 'Largest first',
      last30Days: 'Last 30 days',
      last7Days: 'Last 7 days',
      medium: 'Medium',
      newestFirst: 'Newest first',
      noFavourites: 'Not favourites',
      noVariations: 'No variations',
      notRated: 'Not rated',
      oldestFirst: 'Oldest first',
      over4Mp: 'over 4 MP',
      portrait: 'Portrait',
      random: 'Random',
      ratedAtLeast: 'Rated {stars, plural, =5 {5 stars} one {# star or more} other {# stars or more}}',
      ratedBetween: 'Rated {least, number, plain} to {most, number, plain} stars',
      ratedStars: 'Rated {stars, plural, one {# star} other {# stars}}',
      removedCollection: 'A removed collection',
      repainted: 'Repainted',
      sameBatch: 'Same batch',
      seed: 'Seed {value, number, plain}',
      since: 'Since {first}',
      small: 'Small',
      square: 'Square',
      tag: 'tag {tag}',
      tagSpoken: 'Tag {tag}',
      thisYear: 'This year',
      to: '{first} to {last}',
      to15Mp: 'to 1.5 MP',
      ratingRange: '★ {least, number, plain} to {most, number, plain}',
      to4Mp: 'to 4 MP',
      today: 'Today',
      under06Mp: 'under 0.6 MP',
      unknownModel: 'Unknown model',
      unknownService: 'Unknown service',
      until: 'Until {last}',
      withMask: 'With a mask',
      withTags: 'With tags',
      withoutMask: 'Without a mask',
      withoutTags: 'Without tags'
    },
    heldJobs: {
      nothingHasBeenSent: 'Nothing has been sent.',
      waiting: 'Waiting'
    },
    jobWords: {
      downloading: 'Downloading',
      inQueue: 'In the queue',
      sent: 'Sent',
      working: 'The service is working'
    },
    pauseWords: {
      cannotBeReached: '{service} cannot be reached',
      checkNetwork: 'If this continues, check the network, and the service’s address in Settings.',
      isDown: '{service} is down',
      nextTry: 'Next try {until}',
      nextTryAt: 'Next try in {left}, at {until}',
      nextTryIn: 'Next try in {left}',
      offlineCannotBeFound: 'Offline: {service} cannot be found',
      offlineNoServiceCanBe: 'Offline: no service can be found',
      rateLimitedBy: 'Rate limited by {service}',
      tryingNow: 'Trying now…'
    },
    report: {
      failed: 'Something went wrong in the window.',
      tryAgain: 'Try again. Nothing that was stored is lost.'
    },
    usualTime: {
      aboutMin: 'about {round, number, plain} min',
      aboutS: 'about {seconds, number, plain} s',
      underSecond: 'less than a second'
    }
  },
  domain: {
    field: {
      aboveAdvised:
        '{label} {value, number, plain} is above {advisedMax, number, plain}, the documented maximum of the model.',
      belowAdvised:
        '{label} {value, number, plain} is below {advisedMin, number, plain}, the documented minimum of the model.',
      correctAndRetry: 'Correct the marked field and press Generate again. Nothing was sent.',
      height: 'Height',
      isEmpty: '{label} is empty',
      isMissing: '{label} is missing',
      notAChoice: '{label} must be one of the choices',
      notANumber: '{label} must be a number',
      notMultiple: '{label} must be a multiple of {multipleOf, number, plain}',
      notValid: 'Not valid',
      notWhole: '{label} must be a whole number',
      notWholePixels: '{label} must be a whole number of pixels',
      seed: 'Seed',
      seedIsTooLarge: 'Seed is too large',
      tooLarge: '{label} must be at most {max, number, plain}',
      tooLong: '{label} is too long',
      tooManyTokens: '{label} has {tokens, number, plain} tokens; this service takes at most {limit, number, plain}',
      tooSmall: '{label} must be at least {min, number, plain}',
      width: 'Width'
    },
    ids: {
      notId: 'not an id'
    },
    parameterInSentence: {
      aspectRatio: 'aspect ratio',
      guidance: 'guidance',
      height: 'height',
      model: 'model',
      modelId: 'model ID',
      negativePrompt: 'negative prompt',
      outputFormat: 'file format',
      outputQuality: 'quality',
      prompt: 'prompt',
      promptStrength: 'prompt strength',
      refiner: 'refiner',
      responseFormat: 'returned as',
      safetyChecker: 'safety checker',
      samples: 'pictures per request',
      scheduler: 'scheduler',
      seed: 'seed',
      size: 'size',
      steps: 'steps',
      strength: 'strength',
      width: 'width'
    },
    parameterTable: {
      aspectRatio: 'Aspect ratio',
      denoisingStrength: 'Denoising strength',
      fileFormat: 'File format',
      guidance: 'Guidance',
      modelId: 'Model ID',
      negativePrompt: 'Negative prompt',
      picturesPerRequest: 'Pictures per request',
      prompt: 'Prompt',
      promptStrength: 'Prompt strength',
      quality: 'Quality',
      refiner: 'Refiner',
      returnedAs: 'Returned as',
      safetyChecker: 'Safety checker',
      scheduler: 'Scheduler',
      seed: 'Seed',
      size: 'Size',
      steps: 'Steps'
    },
    pictureSignature: {
      askForSmallerPicture: 'Ask for a smaller picture.',
      damagedHeader: 'The picture is damaged: its header cannot be read.',
      empty: 'The picture is empty.',
      tooLarge:
        'The picture is too large: {width, number, plain} × {height, number, plain} pixels. The limit is 64 megapixels.',
      tryAgain: 'Try again.',
      unknownFormat: 'The data is not a PNG, JPEG, WebP or AVIF picture.'
    },
    preset: {
      nameMissing: 'A preset needs a name',
      nameTooLong: 'A preset name can have at most 80 characters'
    },
    proxySettings: {
      addressMissing: 'Enter the address of the proxy',
      addressNotValid: 'A proxy address is a host name and a port'
    },
    recipeDiff: {
      aroundMask: 'around the mask',
      changed: '{name} changed',
      extendedOn: 'extended {sides}',
      extendedOnAllSides: 'extended on all sides',
      extension: 'Extended',
      feather: 'Feather',
      mask: 'Mask',
      maskInverted: 'Mask inverted',
      model: 'Model',
      no: 'no',
      off: 'off',
      on: 'on',
      padding: 'Padding',
      prompt: 'prompt: {after}',
      promptChanged: 'prompt changed',
      sentArea: 'Sent area',
      sentAt: 'Sent at',
      sideBy: '{side, select, left {left} top {top} right {right} other {bottom}} {pixels, number, plain}',
      sides: {
        bottom: 'bottom',
        left: 'left',
        right: 'right',
        top: 'top'
      },
      size: 'Size',
      source: 'Source picture',
      strength: 'strength {strength, number, plain}',
      wholePicture: 'the whole picture',
      without: 'no {name}',
      withoutPrompt: 'without a prompt',
      yes: 'yes'
    },
    settings: {
      addressNotPlain: 'The address must not contain a user name, a password, ? or #'
    },
    shelf: {
      giveItName: 'Give it a name'
    },
    tag: {
      notValid: 'A tag must be one line without commas'
    }
  },
  export: {
    exportDialog: {
      export: 'Export'
    },
    exportForm: {
      badPattern: 'The file names cannot be created. Change the pattern.',
      cancel: 'Cancel',
      change: 'Change…',
      choose: 'Choose…',
      chooseFolder: 'No folder chosen yet. Choose one above.',
      counting: 'Counting…',
      existingFiles: 'Existing files',
      export: 'Export',
      exportInto: 'Export into',
      fileBesideEachPicture: 'A file beside each picture',
      folderName: 'Folder name',
      jsonFileEverything: 'JSON file, everything',
      keepBothNumbered: 'Keep both, numbered',
      keysAndSignedLinksAre: 'Keys and signed links are never exported.',
      leaveEmptyToExportStraight: 'Leave empty to export straight into the chosen folder.',
      masksOf: 'Masks of {masks, plural, one {# repainted picture} other {# repainted pictures}}',
      metadata: 'Metadata',
      noFolder: 'No folder chosen yet',
      noMasks: 'Masks (none of the pictures has one)',
      none: 'None',
      nothing: 'There is nothing to export.',
      replace: 'Replace',
      sheetHelp:
        'One HTML file with all thumbnails in it. It opens in any browser, can be searched and printed, and works offline.',
      sheetName: 'Contact sheet name',
      skip: 'Skip',
      textFile: 'Text file (.txt), in A1111 format',
      to: 'to {place}',
      usualName: 'Palimpsest {year}-{month}-{day}',
      where: 'Where',
      withSheet: 'Include a contact sheet',
      zipName: 'Zip name'
    },
    exportWords: {
      a1111Compatible: 'A1111-compatible',
      a1111Help: 'Prompt and parameters, as A1111, Forge and most tools read them',
      about: '{count, plural, one {# picture} other {# pictures}}, about {size}',
      avif: 'AVIF files are exported as PNG.',
      contactSheet: 'Contact sheet',
      everything: 'Everything',
      everythingHelp: 'Recipe, rating, tags and notes, for Palimpsest and other tools',
      filesExist:
        '{count, plural, one {One file of the same name already exists.} other {# files of the same names already exist.}}',
      folder: 'Folder',
      gone: '{gone, plural, one {One picture no longer has a file and is left out.} other {# pictures no longer have files and are left out.}}',
      none: 'None',
      pixelsOnly: 'Pixels only',
      sheetExists: 'A contact sheet of this name already exists.',
      transparentAreasBecomeWhiteIn: 'Transparent areas become white in JPEG.',
      zip: 'Zip',
      zipExists: 'A zip of this name already exists.'
    },
    patternField: {
      fileNames: 'File names',
      insert: 'Insert into the file names',
      number: '… number {n, number}',
      preview: 'Preview of the file names'
    },
    pictureFields: {
      format: 'Format',
      maxLongEdge: 'Max. long edge',
      noLimit: 'No limit',
      original: 'Original',
      originalHelp: 'Pixels exactly as received, unless a limit makes them smaller.',
      pngHelp: 'PNG is lossless and gives the largest files.',
      px: ' px',
      quality: 'Quality'
    }
  },
  exporting: {
    sheetHtml: {
      pictures: '{count, plural, one {# picture} other {# pictures}}',
      shownOf: '{shown} of {pictures}',
      search: 'Search',
      searchLabel: 'Search in these pictures',
      noneFound: 'No picture has all of these words.',
      noPicture: 'No picture',
      stars: '{rating} of 5 stars',
      negative: 'Without: {prompt}',
      seed: 'seed {value}',
      steps: 'steps {value}',
      guidance: 'guidance {value}',
      strength: 'strength {value}'
    },
    exportCache: {
      copy: 'the copy of the picture',
      fileMissing: 'The file of this picture is missing.',
      filesMissing: 'The files of these pictures are missing.',
      putFilesBack: 'Put the files back into the library folder. Their recipes are still here.'
    },
    exportSummary: {
      done: '{written, plural, one {# picture} other {# pictures}} exported to {target}.',
      existed:
        '{count, plural, one {# picture was skipped: a file of the same name existed already.} other {# pictures were skipped: files of the same names existed already.}}',
      fileLeftOut: '{file} was left out. {reason}',
      flattened:
        '{flattened, plural, one {# picture had transparent areas, which} other {# pictures had transparent areas, which}} became white in JPEG.',
      leftOut: '{count, number} left out; see below.',
      maskMissing: '{file}: its mask is missing.',
      sheetDone: 'Contact sheet of {written, plural, one {# picture} other {# pictures}} saved in {folder}.',
      sheetExisted: '{path} existed already and was not changed.',
      skipped: '{count, number} skipped.',
      soFar:
        '{written, number} of {count, plural, one {# picture} other {# pictures}} exported to {target}, each complete.',
      unfinishedSheet: 'The unfinished contact sheet is removed.',
      unfinishedZip: 'The unfinished zip is removed.',
      writing: 'Writing {file}'
    },
    exportWork: {
      contactSheet: 'contact sheet',
      fileMissing: 'Its file is missing.',
      fileRemoved: 'Its file was removed; only the recipe is kept.',
      nothingLeft: 'There are no pictures left to export.',
      selectOthers: 'Select other pictures and try again.'
    },
    plan: {
      changeFileNames: 'Change the file names.'
    },
    sheetFile: {
      contactSheet: 'the contact sheet'
    },
    target: {
      chooseAnotherFolder: 'Choose another folder.',
      connectDisk: 'Connect the disk it is on, or choose another folder.',
      notAFileName: 'This cannot be used as a file name.',
      notAFolder: '{folder} is not a folder.',
      notAName: 'Not a valid name',
      notFound: 'The folder {folder} cannot be found.',
      notWritable: 'Cannot write to {folder}.',
      useLetters: 'Use a name with letters or digits.'
    }
  },
  files: {
    durableFile: {
      files: '{count, plural, one {# file} other {# files}}'
    },
    storageError: {
      connectDisk: 'Connect the disk it is on, or choose another folder in the settings.',
      diskFull: 'The disk is full. Could not write {what}.',
      diskReadOnly: 'The disk is read-only. Could not write {what}.',
      failed: 'Could not {action, select, read {read} other {write}} {what}.',
      folderMissing: 'The folder for {what} cannot be found.',
      freeSpace: 'Free some space on the disk, then try again. What was stored before is unchanged.',
      giveAccess: 'Give your user access to the folder, or choose another folder in the settings.',
      notAllowed: 'Could not {action, select, read {read} other {write}} {what}: permission denied.',
      tryAgain: 'Try again. If it happens again, check the disk.'
    }
  },
  filters: {
    browseActions: {
      filter: 'Filter: {label}',
      keywordsAll: 'clear filters search',
      keywordsSort: '{sort, select, random {order sort by shuffle} other {order sort by {sort}}}',
      showAllPictures: 'Show all pictures',
      sort: 'Sort: {order}'
    },
    browsePanel: {
      allPictures: 'All pictures',
      failedRequests: 'Failed requests',
      favourites: 'Favourites',
      trash: 'Trash'
    },
    collectionsSection: {
      collections: 'Collections',
      empty: 'No collections yet. A picture can be in several. Drag pictures here, or use their menu.',
      moreFor: 'More for {name}',
      newCollection: 'New collection…',
      remove: 'Remove',
      rename: 'Rename…'
    },
    datesSection: {
      anyTime: 'Any time',
      date: 'Date',
      from: 'From',
      to: 'To'
    },
    filterChips: {
      clearAll: 'Clear all',
      filters: 'Filters',
      more: '{count, plural, one {# more filter} other {# more filters}}',
      moreFilters: 'More filters',
      removeFilter: 'Remove filter: {filter}',
      trash: 'Trash'
    },
    filterMenu: {
      filter: '+ Filter'
    },
    labelSections: {
      manyServices: '{count, plural, one {# service} other {# services}}',
      model: 'Model',
      models: 'models',
      service: 'Service',
      services: 'services'
    },
    madeSections: {
      fileMissing: 'File missing',
      fileRemovedRecipeKept: 'File removed, recipe kept',
      hasVariations: 'Has variations',
      howItWasMade: 'How it was made',
      more: 'More',
      shape: 'Shape',
      size: 'Size',
      withMask: 'With a mask'
    },
    quickFilters: {
      favourites: 'Favourites',
      fiveStars: '★ 5',
      imported: 'Imported',
      last7Days: 'Last 7 days',
      threeStars: '★ 3 or more',
      notRated: 'Not rated',
      repainted: 'Repainted',
      today: 'Today',
      withoutTags: 'Without tags'
    },
    ratingSection: {
      anyRating: 'Any rating',
      notRated: 'Not rated',
      rating: 'Rating',
      stars: '{least, plural, =5 {5 stars} one {# star or more} other {# stars or more}}'
    },
    savedSearches: {
      changed: 'changed',
      empty: 'None yet. Press + to save the current search.',
      moreFor: 'More for {name}',
      nameOfSearch: 'Search name',
      remove: 'Remove',
      rename: 'Rename…',
      saveThisSearch: 'Save this search…',
      savedSearches: 'Saved searches',
      searchFirst: 'Search or filter first, then save the search here',
      update: 'Update to the current search'
    },
    searchBox: {
      clearSearch: 'Clear the search',
      forgetRecentSearches: 'Forget recent searches',
      offInTrash: 'Search is off in the trash',
      recentSearches: 'Recent searches',
      search: 'Search',
      searchPromptsNotesAndTags: 'Search prompts, notes and tags',
      suggestions: 'Suggestions',
      tags: 'Tags',
      tooLong: 'Only the first {longest, number} characters are searched.'
    },
    searchHelp: {
      anyScript: 'any script; accents and capitals do not matter',
      beginning: 'also finds lighthouse: the beginning of a word is enough',
      bothWords: 'both words, in any position',
      excluded: 'put a minus before a word to exclude it',
      foxSnow: 'fox snow',
      howToSearch: 'How to search',
      lead: 'Searches prompts, negative prompts, notes, tags and the names of imported files as you type.',
      phrase: 'these words next to each other'
    },
    seedSection: {
      anySeed: 'Any seed',
      problem: 'A seed is a whole number, 0 or more.',
      seed: 'Seed'
    },
    sortMenu: {
      order: 'Order: {order}',
      shuffleAgain: 'Shuffle again'
    },
    tagsSection: {
      manageTags: 'Manage tags…',
      none: 'No tags in these results.',
      noneFound: 'None in these results.',
      tags: 'Tags',
      tagsList: 'tags',
      withoutTags: 'Without tags'
    },
    valueList: {
      filter: 'Filter {what}',
      noMatch: 'No names match.',
      noneFound: 'None in these results.',
      showAll: 'Show all {count, number, plain} {what}',
      showFewer: 'Show fewer'
    }
  },
  gallery: {
    common: {
      pictures: '{count, plural, one {# picture} other {# pictures}}'
    },
    allTrashed:
      '{count, plural, one {# picture is in the trash. Restore it, or write a prompt and press Generate.} other {# pictures are in the trash. Restore them, or write a prompt and press Generate.}}',
    collectionLines: {
      addToCollection: 'Add to collection',
      findCollection: 'Find a collection',
      more: '{count, number} more. Type to find them.',
      newCollection: 'New collection…',
      noMatch: 'No matching collection'
    },
    foundCaption: {
      file: 'File',
      hint: 'Hover over a picture to see why it matched.',
      negativePrompt: 'Negative prompt',
      notes: 'Notes',
      tags: 'Tags'
    },
    galleryActions: {
      contextMenu: 'Context menu',
      deselectAll: 'Deselect all',
      deselectKeywords: 'clear deselect none',
      extendSelection: 'Extend the selection',
      firstPicture: 'First picture',
      largerTiles: 'Larger thumbnails',
      lastPicture: 'Last picture',
      moveFarSheet: 'Move to the first or last picture, or by a page',
      moveOnly: 'Move without selecting',
      moveSheet: 'Move',
      nextPicture: 'Next picture',
      pageDown: 'Page down',
      pageUp: 'Page up',
      pictureAbove: 'Picture above',
      pictureBelow: 'Picture below',
      previousPicture: 'Previous picture',
      selectAll: 'Select all',
      selectAllPictures: 'Select all pictures',
      selectByFrame: 'Drag a frame to select; Ctrl adds to the selection',
      selectDay: 'Select the day',
      selectDayOfPicture: 'Select all pictures of this day',
      selectOne: 'Select or deselect this picture',
      sizeKeywords: 'size zoom tiles',
      smallerTiles: 'Smaller thumbnails',
      tileSizeSheet: 'Larger or smaller thumbnails, also Ctrl and wheel'
    },
    galleryItems: {
      folded:
        '{failed, plural, =0 {{uncertain, plural, one {# more needs a decision} other {# more need a decision}}} other {{uncertain, plural, =0 {{failed, number} more failed} one {{failed, number} more failed, # needs a decision} other {{failed, number} more failed, # need a decision}}}}'
    },
    grid: {
      openQueue: 'Open the queue',
      pictures: 'Pictures'
    },
    gridScrollbar: {
      position: 'Position in the gallery'
    },
    groupHeading: {
      deselectAll: 'Deselect all: {day}',
      picturesSoFar: '{count, plural, one {# picture} other {# pictures}} so far',
      selectAll: 'Select all: {day}'
    },
    hiddenArrivals: {
      dismiss: 'Dismiss',
      failedRequests: '{count, plural, one {# failed request} other {# failed requests}}',
      hiddenBy:
        '{by, select, search {Hidden by your search: {what}} filters {Hidden by your filters: {what}} both {Hidden by your search and filters: {what}} other {In the gallery: {what}}}',
      newPictures: '{count, plural, one {# new picture} other {# new pictures}}'
    },
    jobTile: {
      failed: 'The request failed.',
      mayHaveBeenCharged: 'May have been charged'
    },
    noPictures: 'No pictures',
    nothingFound: {
      clearAll: 'Clear all',
      clearFilter: 'Clear filter',
      clearSearch: 'Clear search',
      noMatch: 'No picture matches all of these conditions.',
      notSearchable: 'Search finds letters and digits only.',
      notSearchableTitle: 'Nothing to search for in {search}',
      searchHint:
        'Each word must match the beginning of a word in a picture’s prompt, notes, tags or file name. Put a minus before a word to exclude it.',
      title: 'Nothing found for {query}',
      without: 'Without {condition}: {count, plural, one {# picture} other {# pictures}}'
    },
    notOpen: 'No library is open',
    notOpenHint: 'Your pictures are safe where they are.',
    notRead: 'The library could not be read.',
    pictureMenu: {
      picture: 'Picture'
    },
    pictureName: {
      favourite: 'favourite',
      fileMissing: 'file missing',
      hasVariations: 'has variations',
      pictureOf: 'Picture of {time}',
      rated: 'rated {stars, number}',
      recipeOnly: 'only the recipe is kept',
      repainted: 'repainted'
    },
    pictureTile: {
      cannotBeShown: 'Cannot be shown',
      fileMissing: 'File missing'
    },
    placeWords: {
      notRated: 'Not rated',
      position: '{position, number} of {total, number}'
    },
    showArrivals: {
      keywords: 'new search filter clear',
      show: 'Show',
      showHidden: 'Show new pictures that are hidden'
    },
    trashBar: {
      backToAllPictures: 'Back to all pictures',
      count: '{count, plural, one {# picture.} other {# pictures.}}',
      deletedAfter: 'Pictures are deleted permanently after {days, plural, one {# day} other {# days}}.',
      deletedByHand: 'Pictures stay here until you delete them permanently.',
      emptyHint: 'Deleted pictures are kept here.',
      emptyTitle: 'The trash is empty',
      searchOff: 'Search and filters are off here.',
      trash: 'Trash'
    },
    tryAgain: 'Try again',
    viewOptions: {
      daysNeedDates: 'Days are shown only when pictures are sorted by date',
      groupByDay: 'Group by day',
      showAsSquares: 'Crop to squares',
      showWholePictures: 'Show whole pictures',
      thumbnailSize: 'Thumbnail size',
      title: 'Gallery view',
      ungroup: 'Stop grouping by day'
    }
  },
  http: {
    chooseProxy: {
      addressNotValid: 'The proxy address is not valid.',
      checkSystemProxy:
        'Check the proxy in the system settings, or set one (or “None”) under Settings, Network. Nothing was sent.',
      setHttpProxy: 'Set an HTTP proxy under Settings, Network, or choose “None” there. Nothing was sent.',
      socks: 'The proxy {host} is a SOCKS proxy, which the app does not support.',
      systemUnknown: 'The system could not tell which proxy to use for the service.'
    },
    connector: {
      privateAddress: 'The link points to an address inside a private network and was not opened.',
      privateAddressNext:
        'Nothing was fetched. If the service runs on your own machine, set its base URL to that machine.'
    },
    createHttpClient: {
      appIsClosing: 'The app is closing.',
      checkAddress: 'Check the service address in the settings.',
      nothingSentCheckAddress: 'Nothing was sent there. Check the service address in the settings.',
      redirected: 'The service answered with a redirect, and a request with a body is not sent twice.',
      redirectedWithKey: 'The service redirected the request to another address, which would have received your key.'
    },
    download: {
      askAgain: 'Ask the service for the picture again, or generate it again.',
      emptyFile: 'The link leads to an empty file.',
      expired: 'The link to the picture has expired.',
      notHttps: 'The link does not use https, so anyone on the network could change the picture.',
      redirectWithoutTarget: 'The link redirects to no address.',
      serverAnswered: 'The picture’s server answered with {status, number, plain}.',
      tellService: 'Nothing was fetched. Tell the service that its links are not secure.',
      tooManyRedirects: 'The link redirects too many times.',
      tryAgain: 'Try to fetch the picture again.'
    },
    failures: {
      addCertificate:
        'If your company or a security program inspects connections, have its root certificate added to the system’s store, or set NODE_EXTRA_CA_CERTS to its file, then start the app again. Otherwise somebody may be intercepting the connection.',
      allowMoreTime: 'Try again, or allow more time in the settings.',
      alreadySent: 'It had already been sent, so the service may still charge for it.',
      answerIncomplete: 'The connection was lost before the answer was complete.',
      answerStopped: 'The answer stopped halfway.',
      answerTooLarge: 'The answer is larger than {limit, number, plain} MiB and was not read to the end.',
      askForLess: 'Ask for fewer or smaller pictures.',
      badHeader: 'The request cannot be sent: a header contains characters that are not allowed.',
      cancelled: 'The request was cancelled.',
      certificate: 'No secure connection could be made: the certificate of the service was not accepted.',
      chargedBroken: 'The connection was lost after the request was sent.',
      chargedTimeout: 'The service did not answer in time after the request was sent.',
      checkAccount:
        'Check your account with the service, then decide whether to send it again. You could be charged twice.',
      checkAddress: 'Check the service address in the settings.',
      checkCertificate: 'Check the service address, this computer’s clock, and whether a proxy is in between.',
      checkClock: 'Check this computer’s clock, and whether a proxy is in between. Then try to fetch it again.',
      checkLink: 'Check the network connection, then try to fetch it again. If it keeps failing, the link is broken.',
      checkNetwork: 'Check the network connection and the service address, then try again.',
      checkProxy: 'Check the proxy, or change it under Settings, Network.',
      fetchAgain: 'Try to fetch it again.',
      fileIncomplete: 'The connection was lost before the file was complete.',
      linkCertificate: 'The certificate of the server behind the link was not accepted.',
      linkNotHttp: 'The server behind the link does not answer like a web server.',
      linkTimeout: 'The server behind the link did not send the file in time.',
      linkUnreachable: 'The server behind the link cannot be reached.',
      notHttp: 'The answer is not valid HTTP.',
      nothingWasSent: 'Nothing was sent.',
      proxyGateway: 'The proxy {proxy} could not reach the server.',
      proxyLater: 'Try again later, or change the proxy under Settings, Network.',
      proxyUnreachable: 'The proxy {proxy} cannot be reached.',
      rateLimited: 'The service asks to wait before the next request.',
      timeout: 'The service did not answer in time.',
      tryAgain: 'Try again.',
      tryAgainLater: 'Try again later.',
      typeKeyAgain: 'Type the key again, without line breaks or accents.',
      unknownCompression: 'The answer uses a compression that was not requested.',
      unreachable: 'The service cannot be reached.',
      untrusted:
        'No secure connection could be made: the certificate of {host} comes from {named, select, yes {“{issuer}”} other {an unnamed issuer}}, which this computer does not trust.',
      wait: 'Wait a while, then try again.',
      waitUntil: 'Wait until the time shown, then try again.'
    },
    proxy: {
      addLogin:
        'Add both to HTTPS_PROXY, as in http://name:password@{proxy}, and start the app again, or change the proxy under Settings, Network.',
      allowAddress: 'Ask whoever runs the proxy to allow this address, or change the proxy under Settings, Network.',
      blocked: 'The proxy {proxy} does not allow access to {target} ({status, number, plain}).',
      correctLogin: 'Correct them in HTTPS_PROXY and start the app again, or change the proxy under Settings, Network.',
      needsLogin: 'The proxy {proxy} requires a user name and a password.',
      wrongLogin: 'The proxy {proxy} rejected the user name and password.'
    },
    safeUrl: {
      address: {
        letters: 'The host name in the address contains letters outside ASCII.',
        login: 'The address contains a user name or a password.',
        protocol: 'The address must begin with https:// or http://.',
        unreadable: 'The address is not valid.'
      },
      checkAddress: 'Check the service address in the settings.',
      link: {
        letters: 'The host name in the link contains letters outside ASCII.',
        login: 'The link contains a user name or a password.',
        protocol: 'The link does not begin with https:// or http://.',
        unreadable: 'The link is not valid.'
      },
      notOpened: 'It was not opened. No setting changes this: the link itself is wrong.'
    }
  },
  imageHosts: {
    demoHost: {
      goneAtEnd: 'It is deleted when the app quits.',
      label: 'the demo on this machine',
      notAnUpload: 'This is not an upload of the demo.',
      notDeleted: 'The demo did not delete an upload.',
      notTaken: 'The demo did not accept the upload.',
      tryAgain: 'Try again.'
    },
    inlineHost: {
      cancelled: 'The transfer was cancelled.',
      label: 'inside the request',
      nothingSent: 'Nothing was sent to a service.',
      tooLarge: 'The picture is larger than 4 MB, too large to be sent inside the request.',
      tooLargeNext: 'Send only the masked part, or set up a bucket in the settings.'
    },
    s3Host: {
      label: 'bucket “{bucket}” on {host}',
      unknownAddress: 'an unknown address'
    },
    s3Refusal: {
      anotherBucket: 'The upload is in the bucket “{bucket}” on {host}, but another bucket is set up now.',
      anotherBucketNext: 'Delete the upload there, or set that bucket up again.',
      badHeader: 'The request to the bucket cannot be sent.',
      badHeaderNext: 'Check the access key ID and its secret for accents and line breaks.',
      cancelled: 'The transfer was cancelled.',
      certificate: 'The certificate of {host} was not accepted.',
      certificateNext: 'Check the address of the bucket and this computer’s clock.',
      checkAddress: 'Check the address of the bucket.',
      inRegion: 'The bucket is in the region “{region}”.',
      inRegionNext: 'Enter “{region}” as the region, and the address that belongs to it.',
      mayNotDelete: 'This access key may not delete from the bucket.',
      mayNotDeleteNext: 'Give the key permission to delete objects, or delete the upload yourself.',
      mayNotUpload: 'This access key may not upload to the bucket.',
      mayNotUploadNext: 'Give the key permission to write objects, or use another key.',
      noBucket: 'There is no bucket “{bucket}” at {host}.',
      noBucketHere: 'There is no bucket at this address on {host}.',
      noBucketHereNext: 'Check the address and the name of the bucket.',
      noBucketNext: 'Check the name of the bucket, its address, and the switch for path-style addresses.',
      notABucket: '{host} did not answer like a bucket.',
      notAnUpload: 'This is not an upload of a bucket.',
      notTaken: '{host} did not accept the request.',
      notTakenNext: 'Check the address, the bucket, the region and the access key ID.',
      nothingSent: 'Nothing was sent to a service.',
      otherRegion: 'The bucket is in another region.',
      otherRegionNext:
        'Enter the region and the address that the bucket’s own settings show; on R2 the region is “auto”.',
      rateLimited: '{host} asks to wait before the next request.',
      redirected: '{host} redirected the request to another address.',
      redirectedNext: 'Enter the region and the address that the bucket’s own settings show.',
      refusedKey: '{host} refused the access key.',
      refusedKeyNext: 'Check the access key ID, its secret and its permissions.',
      serverError: '{host} has a server error at the moment.',
      timeout: '{host} did not answer in time.',
      tooLarge: 'The picture is larger than the bucket accepts.',
      tooLargeNext: 'Send only the masked part, or raise the limit of the bucket.',
      tryAgain: 'Try again.',
      tryLater: 'Try again later.',
      unknownKey: '{host} does not know this access key ID.',
      unknownKeyNext: 'Copy the access key ID of the bucket again.',
      unreachable: '{host} cannot be reached.',
      unreachableNext: 'Check the network connection and the address of the bucket.',
      versionStays: 'The bucket “{bucket}” keeps versions, and a version of the upload remains in it.',
      versionStaysNext:
        'Give the access key permission to delete versions (s3:DeleteObjectVersion), or have the bucket delete old versions automatically.',
      wrongClock: 'This computer’s clock is wrong, so the bucket refuses its requests.',
      wrongClockNext: 'Set this computer’s clock, then try again.',
      wrongSecret: 'The secret access key is wrong.',
      wrongSecretNext: 'Enter the secret that belongs to this access key ID.'
    },
    s3Target: {
      badAccessKeyId: 'The access key ID contains spaces or accents.',
      badAccessKeyIdNext: 'Copy the access key ID again.',
      badBucket: 'The name of the bucket contains characters that are not allowed in one.',
      badBucketNext: 'Type the name of the bucket again.',
      badFolder: 'The folder in the bucket contains characters that cannot be sent.',
      badFolderNext: 'Type the folder again.',
      badRegion: 'The region contains characters that are not allowed in one.',
      badRegionNext: 'Type the region again, such as “auto” or “eu-central-1”.',
      endpoint: {
        notHttps: 'The address of the bucket does not use https, so anyone on the network could read the pictures.',
        notPlain: 'The address of the bucket contains more than an address.',
        notWeb: 'The address of the bucket is not a web address.'
      },
      folderTooLong: 'The name of the folder in the bucket is too long.',
      folderTooLongNext: 'Choose a shorter folder.',
      notAHostName: 'This bucket’s name cannot be part of a host name.',
      notAHostNameNext: 'Turn on path-style addresses in the image host settings.',
      notHttpsNext: 'Use an address that begins with https://.',
      notPlainNext: 'Remove the user name, the password, and everything from ? or # onwards.',
      notWebNext: 'Type it again, beginning with https://.',
      publicAddress: {
        notHttps: 'The public address does not use https, so anyone on the network could read the pictures.',
        notPlain: 'The public address contains more than an address.',
        notWeb: 'The public address is not a web address.'
      }
    },
    testHost: {
      answered: 'The link answered with {status, number, plain}.',
      cancelled: 'The test was cancelled.',
      checkPublicAddress: 'Check the public address of the bucket.',
      deleted: 'The test picture was deleted.',
      denied: 'Access to the link was denied ({status, number, plain}).',
      deniedNext: 'Check the permissions of the access key, or of the public address.',
      differs: 'The link returns different data from what was uploaded.',
      fetched: 'The picture was fetched through its link, unchanged.',
      fetchedLocally: 'Fetched from this computer. A service on the internet cannot fetch from this address.',
      inline: 'The picture is sent inside the request.',
      notOpened: 'The link could not be opened from this computer.',
      nothingThere: 'The link leads nowhere (404).',
      nothingToDelete: 'Nothing was uploaded, so there was nothing to delete.',
      nothingToFetch: 'Nothing was uploaded, so there was nothing to fetch.',
      redirected: 'The link redirects to another address.',
      redirectedNext: 'Enter that address as the public address.',
      uploaded: 'A small test picture was uploaded.'
    }
  },
  imaging: {
    createImaging: {
      appIsClosing: 'The app is closing.',
      read: {
        crashed: 'The picture cannot be read: the imaging process crashed on it twice.',
        slow: 'The picture cannot be read: reading it took too long and was stopped.'
      },
      tryAgain: 'Try again, or save the picture again in another program.',
      write: {
        crashed: 'The picture cannot be written: the imaging process crashed on it twice.',
        slow: 'The picture cannot be written: writing it took too long and was stopped.'
      }
    },
    importable: {
      animated: '{named, select, yes {This picture is animated: {name}.} other {This picture is animated.}}',
      chooseAnotherFile: 'Choose another file.',
      damaged:
        '{named, select, yes {This picture is incomplete or damaged: {name}.} other {This picture is incomplete or damaged.}}',
      emptyFile: '{named, select, yes {This file is empty: {name}.} other {This file is empty.}}',
      getAgain: 'Get the file again from its source, or save it as a PNG in a program that can open it.',
      makeSmaller: 'Make it smaller in another program, then open that file.',
      noPixels: '{named, select, yes {This picture has no pixels: {name}.} other {This picture has no pixels.}}',
      saveAsKnownFormat: 'Save it in one of these formats, then open that file.',
      saveFrame: 'Save one of its frames as a PNG, then open that.',
      tooLarge:
        '{named, select, yes {This picture is too large: {name} has {width, number, plain} × {height, number, plain} pixels, and the limit is 64 megapixels.} other {This picture is too large: it has {width, number, plain} × {height, number, plain} pixels, and the limit is 64 megapixels.}}',
      unknownFormat:
        '{named, select, yes {This is not a PNG, JPEG, WebP or AVIF picture: {name}.} other {This is not a PNG, JPEG, WebP or AVIF picture.}}'
    },
    inpaintWork: {
      areaOutside: 'The area to send extends beyond the picture.',
      canvasTooLarge:
        'The canvas is too large: {width, number, plain} × {height, number, plain} pixels. The limit is 64 megapixels.',
      extendLess: 'Extend the picture less, or use a smaller one.',
      maskSizeDiffers:
        'The mask is {maskWidth, number, plain} × {maskHeight, number, plain} pixels, but the picture is {width, number, plain} × {height, number, plain}.',
      nothingLeft:
        'Nothing of the mask is left at the size that is sent, {width, number, plain} × {height, number, plain}: it is too thin or too faint.',
      openAgain: 'Open the picture in the studio again.',
      paintThicker: 'Paint it thicker, send only the masked part with less padding, or send it at a larger size.',
      putFileBack: 'Put the file back into the library folder, or choose another picture.',
      sourceUnreadable: 'The source picture cannot be read: its file is missing, incomplete or damaged.',
      useSameSize: 'Use a mask of the same size, or import it in the studio, which scales it.'
    },
    maskPng: {
      paintAgain: 'Clear the mask and paint it again.',
      sizeDiffers: 'The mask’s pixels do not match its size.',
      tooLarge: 'The mask is too large: the limit is 64 megapixels.'
    },
    pictures: {
      picture: 'the picture',
      sizeDiffers: 'The pixels do not match the size of the picture.',
      stillKept:
        '{extra, select, frames {The service’s file held more than one frame. Only the first was kept.} bytes {The service’s file held {bytes, number} bytes after the end of the picture. Only the picture was kept.} other {The service’s file held more than one frame, and {bytes, number} bytes after its end. Only the first frame was kept.}}'
    },
    reading: {
      closePrograms: 'Close other programs, then try again.',
      damaged: 'The picture is incomplete or damaged.',
      outOfMemory: 'There was not enough memory to read the picture.',
      tryAgain: 'Try again.'
    }
  },
  importing: {
    dropToImport: 'Drop to import',
    findFiles: {
      gone: 'it no longer exists, or is a link that leads nowhere',
      libraryFolder: 'it is the folder of this library',
      linkLoop: 'it is a link that leads back to itself',
      nameTooLong: 'its name is too long for this system',
      notAllowed: 'the app does not have permission to read it',
      unreadable: 'it cannot be read',
      unreadableCode: 'it cannot be read ({code})'
    },
    folderWatch: {
      newPicturesIn: 'New pictures in {folder}',
      notTriedAgain: 'It is not tried again automatically; import it to try once more.'
    },
    importDropped: {
      tooMany: 'Only the first {count, number} files were read. Import the rest from a folder.'
    },
    importReport: {
      andMore: 'And {more, number} more.',
      couldNotBeImported: '{count, number} could not be imported.',
      hereAlready: '{known, plural, one {# was here already.} other {# were here already.}}',
      imported: '{imported, plural, one {# picture} other {# pictures}} imported.'
    },
    importService: {
      import: 'Import {paths}',
      importMany: 'Import {count, number} files and folders',
      noFiles: 'No files were given.',
      noFilesNext: 'Choose or drop some pictures.'
    },
    importWords: {
      couldNotBeImported: '{count, number} could not be imported.',
      fileKnown: '{name}: already in the library.',
      fileMadeBy: '{name}: imported. It was made with {software}.',
      fileRefused: '{name}: not imported. {reason}',
      fileRestored: '{name}: already in the library; restored from the trash.',
      fileTooManyTexts:
        '{name}: imported. The file contains more text than is read, and what was read does not say how it was made.',
      fileWithRecipe: '{name}: imported with its {software} recipe.',
      fileWithoutRecipe: '{name}: imported. The file does not say how it was made.',
      importedAll:
        '{count, plural, one {# picture imported with its recipe.} other {# pictures imported, all with their recipes.}}',
      importedNone: '{count, plural, one {# picture imported.} other {# pictures imported, none with a recipe.}}',
      importedSome: '{count, plural, one {# picture} other {# pictures}} imported, {withRecipe, number} with a recipe.',
      known: '{count, plural, one {# was} other {# were}} already in the library.',
      noNewPictures: 'No new pictures.',
      nothing: 'There were no pictures to import.',
      restored: '{count, plural, one {# was} other {# were}} restored from the trash.'
    },
    importWork: {
      looking: 'Looking for pictures: {count, number} found',
      notImported: '{name}: not imported, {reason}.',
      passedOver: '{count, plural, one {# other file was} other {# other files were}} skipped.',
      reading: 'Reading {name}',
      readingPictures: 'Reading pictures',
      staysImported: 'What was imported is kept.'
    },
    libraryFolderCannotBeWritten: 'The library folder cannot be written, so nothing can come in.',
    noLibraryIsOpenSo: 'No library is open, so nothing can come in.',
    picturesAndFoldersWithRecipes:
      'Pictures and folders, with the recipes that other programs wrote into them. The files stay where they are; the library keeps copies.',
    readingWhatWasDropped: 'Reading what was dropped…'
  },
  inpaint: {
    areaSection: {
      area: 'Area',
      feather: 'Feather',
      featherHelp:
        'How far outside the mask the new pixels fade into the picture, in picture pixels. 0 gives a hard edge.',
      modelsOwnSize: 'the model’s own size',
      onlyMask: 'Masked area',
      ownSize: 'Own size',
      padding: 'Padding',
      paddingHelp: 'How much around the mask is sent too, so that the model sees the surroundings, in picture pixels.',
      pixelsPerSide: 'about, pixels per side',
      problem: '{label} must be a whole number from {min, number, plain} to {max, number, plain}.',
      sendAt: 'Send at',
      sendAtHelp:
        'The area is scaled so that its sides have about this many pixels before it is sent, and the result is scaled back. Models work best at their own size; a larger one keeps more detail.',
      wholePicture: 'Whole picture'
    },
    boxTool: {
      ellipse: 'Ellipse',
      ellipseHint: 'Drag to mask an ellipse. Hold Ctrl to erase, Shift for a circle.',
      rectangle: 'Rectangle',
      rectangleHint: 'Drag to mask a rectangle. Hold Ctrl to erase, Shift for a square.'
    },
    comparisonBar: {
      actions: 'Actions on the result',
      hint: 'Left and Right switch between results.',
      more: 'More',
      unstitched: 'This answer could not be merged into the picture. It is kept as it came.'
    },
    decodeMask: {
      damaged: 'The file is damaged: its pixels cannot be read.',
      damagedNext: 'Choose another file, or save this one again.',
      missing: 'The file of this mask is not in the library folder.',
      missingNext: 'Put the file back, or remove the mask from the list.'
    },
    describeRepaint: {
      linksMissing: 'Enter the links to both files: the picture and the mask.',
      offline: 'This computer is offline. Nothing can be sent until it is back online.',
      promptMissing: 'Write what the painted part changes to.',
      readOnly: 'The library folder cannot be written to, so a result could not be stored.'
    },
    edgeMenu: {
      amountPixels: 'Amount, pixels',
      by: 'By',
      feather: 'Feather',
      grow: 'Grow',
      open: 'Grow, shrink or feather…',
      px: 'px',
      shrink: 'Shrink',
      title: 'Mask edge'
    },
    extendButton: {
      extend: 'Extend…',
      extended: 'Extended…',
      title: 'Extend the picture'
    },
    extendForm: {
      bottomPixels: 'Bottom, pixels',
      everySide: 'Every side',
      extend: 'Extend',
      extendToShape: 'Extend to an aspect ratio',
      fill: 'Fill the new area with',
      leftPixels: 'Left, pixels',
      mirrorEdges: 'Mirror edges',
      moreOnEverySide: 'Extend every side',
      neutralGrey: 'Neutral grey',
      newSize:
        'New size: {width, number, plain} × {height, number, plain}. The new area is masked and will be repainted.',
      newSizeUnchanged: 'New size: {width, number, plain} × {height, number, plain} (unchanged)',
      px: 'px',
      reset: 'Reset',
      rightPixels: 'Right, pixels',
      title: 'Extend the picture',
      topPixels: 'Top, pixels',
      toShape: 'To a ratio'
    },
    extendSizes: {
      sideTooLong:
        '{side, select, left {The left side can be extended by up to {limit, number, plain} pixels, not by {pixels, number, plain}.} right {The right side can be extended by up to {limit, number, plain} pixels, not by {pixels, number, plain}.} top {The top can be extended by up to {limit, number, plain} pixels, not by {pixels, number, plain}.} other {The bottom can be extended by up to {limit, number, plain} pixels, not by {pixels, number, plain}.}}',
      tooLarge: 'The picture would have {megapixels, number, plain} megapixels. The limit is 64.',
      tooLong: 'The picture would be {pixels, number, plain} pixels long. The limit is {limit, number, plain}.'
    },
    fitMask: {
      everything: 'Everything would be repainted.',
      nothing: 'Nothing would be repainted: the mask is empty.',
      scaled:
        '{stretched, select, yes {scaled from {from} to {to}, and stretched to another shape} other {scaled from {from} to {to}}}'
    },
    howChoice: {
      add: 'Add to the mask',
      replace: 'Replace the mask',
      subtract: 'Subtract from the mask',
      title: 'Combine with the current mask'
    },
    importMask: {
      cancel: 'Cancel',
      maskByTransparency: 'Mask from the transparent part',
      maskByWhite: 'Mask from the white part',
      maskLabel: 'Mask',
      question: 'Which part is repainted?',
      title: 'Import mask',
      transparent: 'Transparent part',
      use: 'Use as mask',
      white: 'White',
      whiteIsRepainted: 'White is repainted.',
      willBeScaled:
        '{stretched, select, yes {The mask will be scaled from {from} to {to}, and stretched to another shape.} other {The mask will be scaled from {from} to {to}.}}'
    },
    jobTile: {
      failed: 'The request failed.',
      mayHaveBeenCharged: 'May have been charged'
    },
    lassoTool: {
      hint: 'Draw around an area to mask it. Hold Ctrl to erase.',
      lasso: 'Lasso'
    },
    lineageBar: {
      original: 'Original',
      steps: 'Steps'
    },
    listenForResults: {
      resultCame: 'New result. {count, plural, one {This picture has # result.} other {This picture has # results.}}',
      trashed:
        'The picture was moved to the trash and has been closed here. If you restore it, its mask is still there.'
    },
    maskBytes: {
      animated: 'This picture is animated. A mask must be a still picture.',
      animatedNext: 'Save one of its frames as a PNG and choose that file.',
      chooseAnotherFile: 'Choose another file.',
      chooseImage: 'Choose a PNG, JPEG or WebP file.',
      damaged: 'The file is damaged: its picture size is missing.',
      damagedNext: 'Choose another file, or save this one again in the program that made it.',
      empty: 'The file is empty.',
      noPixels: 'This picture has no pixels.',
      notPicture: 'This is not a PNG, JPEG or WebP picture.',
      svg: 'This is an SVG drawing, which has no pixels.',
      svgNext: 'Save it as a PNG in a drawing program and choose that file.',
      tooLarge: 'The picture is too large: {size} pixels. The limit is 64 megapixels.',
      tooLargeNext: 'Make it smaller in another program and choose it again.'
    },
    maskLibrary: {
      emptyHint:
        'Paint a mask and choose “Save to the mask library…”. You can use it on any picture; it is scaled to fit.',
      emptyTitle: 'No saved masks',
      masks: 'Masks',
      removed: '“{name}” was removed from the list.',
      title: 'Mask library',
      tryAgain: 'Try again'
    },
    maskMenu: {
      checking: 'Checking…',
      exportMask: 'Export mask…',
      file: 'Mask file',
      fromTransparency: 'From the picture’s transparent areas',
      importMask: 'Import mask…',
      maskFor: 'mask for {prompt}',
      maskLibrary: 'Mask library…',
      maskOfSize: 'mask {width, number, plain}x{height, number, plain}',
      nothingPainted: 'Nothing is painted yet',
      noTransparency: 'The picture has no transparent areas',
      savedAs: 'Saved as {name}',
      saveToMaskLibrary: 'Save to the mask library…',
      title: 'Masks: import, export, library'
    },
    maskRow: {
      newName: 'New name for {name}',
      remove: 'Remove {name} from the list',
      rename: 'Rename {name}',
      use: 'Use',
      useNamed: 'Use {name}'
    },
    masksStore: {
      nameMissing: 'Enter a name for the mask.',
      nameTaken: 'A mask with this name already exists.',
      nameTooLong: 'A name can have at most 100 characters. This one has {count, number, plain}.'
    },
    openDrop: {
      clipboardEmpty: 'There is no picture on the clipboard.',
      drop: 'Drop the picture to open it',
      openingPicture: 'Opening the picture…'
    },
    openFiles: {
      firstOfSeveral:
        '{way, select, dropped {You dropped {files, number} files.} pasted {You pasted {files, number} files.} other {You chose {files, number} files.}} The studio opens one picture at a time, so it opened the first picture among them.',
      known: 'The picture was already in the library and has been opened as you left it.'
    },
    openPicture: {
      chooseFile: 'Choose a file…',
      fromGallery: 'From the gallery',
      hint: 'Drop one here, paste one with <key></key>, or right-click one in the gallery and choose “Repaint…”.',
      newestPictures: 'Newest pictures',
      pictureToRepaint: 'Picture to repaint',
      repaintNewest: 'Repaint picture {position, number} of the newest',
      title: 'Open a picture to repaint'
    },
    overlayMenu: {
      blue: 'Blue',
      colour: 'Colour',
      custom: 'Custom colour',
      cyan: 'Cyan',
      green: 'Green',
      hide: 'Hide mask',
      maskOnly: 'Mask only, white on black',
      open: 'Mask display…',
      openHidden: 'Mask display: hidden…',
      percent: '{percent, number, plain} percent',
      pink: 'Pink',
      red: 'Red',
      strength: 'Opacity',
      title: 'Mask display',
      violet: 'Violet',
      white: 'White',
      yellow: 'Yellow'
    },
    painterBar: {
      history: 'History',
      mask: 'Mask',
      view: 'View',
      wholeMask: 'The whole mask',
      zoom: 'Zoom',
      zoomPercent: 'Zoom, {percent, number, plain} percent'
    },
    polygonTool: {
      hint: 'Click the corners; Enter closes the polygon. Hold Ctrl to erase.',
      polygon: 'Polygon',
      sheet: 'Polygon; Enter closes it, Backspace removes a corner, Esc cancels'
    },
    readPicture: {
      missing: 'The file of this picture is not in the library folder.',
      missingNext: 'Put the file back and try again, or open another picture.',
      tooLarge: 'The picture is too large to paint on: {width, number} × {height, number} pixels.',
      tooLargeNext:
        'Make it smaller in a picture editor, to at most 64 megapixels and {limit, number} pixels a side, and open that.',
      undecodable: 'The picture cannot be decoded: its file is damaged, or there is not enough memory.',
      undecodableNext: 'Try again, or open another picture.'
    },
    repaint: {
      addedToQueue: '{count, plural, one {# request} other {# requests}} added to the queue.',
      modelGone: 'The model of this result is no longer available.',
      modelGoneNext: 'Reuse the mask and settings of the result and choose another model.'
    },
    resultActions: {
      accept: 'Accept',
      acceptHint: 'The result becomes the picture, without a mask',
      acceptResult: 'Accept the result',
      backToPainting: 'Back to painting',
      bringBack: 'Bring back the discarded results',
      compareClosely: 'Open in Compare',
      compareHint: 'Side by side, with a slider, or as differences',
      comparePalette: 'Open the result in Compare',
      discard: 'Discard',
      discarded: 'Bring back {count, plural, one {# discarded result} other {# discarded results}}',
      discardedNotice: 'Discarded here. The picture stays in the gallery.',
      discardHint: 'Removes the result here; the picture stays in the gallery',
      discardKeywords: 'aside remove',
      discardResult: 'Discard the result',
      edit: 'Edit this result',
      editHint: 'The result becomes the picture, and the mask stays',
      editPalette: 'Edit the result',
      flipSheet: 'Before and after: newer or older result',
      newerResult: 'Newer result',
      newSeedHint: 'Sends the same mask, area and prompt again with a new seed',
      newSeedKeywords: 'again repaint',
      olderResult: 'Older result',
      othersKept: 'Accepted. {count, plural, one {# other is} other {# others are}} kept in the gallery.',
      moveOthersToTrash: 'Move to trash',
      reuse: 'Reuse mask and settings',
      reuseHint: 'Restores the mask and settings that this result was made with',
      reusePalette: 'Reuse the mask and settings of the result',
      showInViewer: 'Show in the viewer',
      showResultInViewer: 'Show the result in the viewer',
      tryNewSeed: 'Try a new seed'
    },
    resultsShelf: {
      result: 'Result {position, number}',
      results: 'Results',
      seed: 'seed {seed, number, plain}'
    },
    saveMask: {
      known: 'This mask is already in the library as “{name}”.',
      name: 'Name',
      save: 'Save mask',
      saved: '“{name}” was saved to the mask library.',
      title: 'Save to the mask library'
    },
    screen: {
      divider: 'Before and after',
      instructions:
        'Arrow keys move a cross, by 10 pixels with Shift and by 100 with Ctrl. Enter presses and releases the tool at the cross; with the polygon, each Enter sets a corner, and Enter on the first corner closes it. Ctrl+Enter erases. Escape cancels the shape. B brush, E eraser, R rectangle, O ellipse, L lasso, P polygon, W magic wand, H hand.',
      label: 'Mask painter'
    },
    sentSection: {
      blackIsRepainted: 'Black is repainted.',
      checking: 'checking…',
      enlargeMask: 'Enlarge the mask that will be sent',
      enlargePicture: 'Enlarge the picture that will be sent',
      linkToMask: 'Link to the mask',
      linkToPicture: 'Link to the picture',
      mask: 'Mask that will be sent',
      notReady: 'The exact picture and mask appear here when they are ready to send.',
      picture: 'Picture that will be sent',
      savedAs: 'Saved as {name}',
      saveMask: 'Save mask…',
      savePicture: 'Save picture…',
      setUp: 'Set up an image host',
      title: 'What will be sent',
      whiteIsRepainted: 'White is repainted.'
    },
    strokeTool: {
      brush: 'Brush',
      eraser: 'Eraser',
      hint: 'Paint over an area. Hold Shift for a straight line.'
    },
    studioActions: {
      brushSizeSheet: 'Smaller or larger brush; or hold Alt and drag',
      clearMask: 'Clear the mask',
      ctrl: 'Shapes, lasso and wand: erase',
      dropShape: 'Cancel the shape',
      finishShape: 'Finish the shape',
      fitInWindow: 'Fit to window',
      invertMask: 'Invert the mask',
      largerBrush: 'Larger brush',
      largerSteps: 'Change the brush size in larger steps',
      maskEverything: 'Mask everything',
      moveCross: 'Move a cross over the picture; by 10 pixels with Shift, by 100 with Ctrl',
      muchLargerBrush: 'Much larger brush',
      muchSmallerBrush: 'Much smaller brush',
      oneToOne: 'Actual size',
      oneToOneKeywords: 'zoom 100%',
      openAnother: 'Open another picture; this one and its mask are kept',
      openAnotherPalette: 'Open another picture in the studio',
      otherBrush: 'Switch between brush and eraser',
      paste: 'Open the picture from the clipboard',
      pressCross: 'Press and release the tool at the cross',
      redo: 'Redo',
      removeCorner: 'Remove the last corner',
      shift: 'Brush: a straight line from the last point; shapes: equal sides',
      smallerBrush: 'Smaller brush',
      tool: 'Tool: {label}',
      undo: 'Undo',
      zoom: 'Zoom',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out'
    },
    studioPanel: {
      inpaint: 'Inpaint',
      invert: 'Black is repainted',
      invertHelp:
        'Sends the mask inverted, for services that repaint the black area. Their documentation does not say which colour is repainted; white is usual.',
      model: 'Model',
      more: 'black is repainted',
      openSettings: 'Open settings',
      prompt: 'Change the painted part to',
      repaint: 'Repaint',
      sendAtInstead: 'Send at {side, number, plain} instead',
      tryAgain: 'Try again',
      unsaved: 'Your mask could not be saved.'
    },
    studioPersistence: {
      accepted: 'The result is now the picture.',
      editing: 'You are now editing the result, with the same mask.',
      goneNext: 'Open the result itself to edit it.',
      paintingGone: 'The library no longer knows how this picture was painted.',
      reused: 'The mask and settings of this result are back.',
      sourceGone: 'The picture that this one was made from is no longer in the library.'
    },
    studioView: {
      announcements: 'Announcements',
      openAnotherPicture: 'Open another picture',
      opening: 'Opening the picture',
      tryAgain: 'Try again'
    },
    studioWords: {
      bucketMissing: 'The bucket is not set up yet, so {service} cannot fetch the picture.',
      changedOutside:
        'The service changed {percent} % of the pixels outside the mask (mean {mean} of 255). The original pixels were kept.',
      giveLinks: 'Save both files, put them where {service} can fetch them, and enter their links.',
      guide: 'sent: {size} around the mask, padding {padding, number, plain}',
      hostMissing: 'No image host is set up, so {service} cannot fetch the picture.',
      inline: 'Sent inside the request as data. This is experimental; {service} may refuse it.',
      lessThanTenth: 'less than 0.1',
      linkMissing: 'The link is missing.',
      notLink: 'Enter a link that begins with https:// or http://.',
      rescaled: 'The service returned {returned} instead of {sent}, so the result was scaled.',
      sentMasked:
        '{scaled, select, yes {{size} around the mask, padding {padding, number, plain}, scaled from {from}} other {{size} around the mask, padding {padding, number, plain}}}',
      sentWhole:
        '{scaled, select, yes {{size}, the whole picture, scaled from {from}} other {{size}, the whole picture}}',
      unchangedOutside: 'Nothing visible changed outside the mask.',
      untouched: 'The service returned what it was sent: nothing was repainted.',
      uploadedToBucket:
        '{deleted, select, yes {Uploaded to the bucket “{bucket}” on {host}, and deleted when done.} other {Uploaded to the bucket “{bucket}” on {host}, and left there.}}',
      uploadedToDemo: 'Uploaded to the demo on this computer, and deleted when done.'
    },
    toolBar: {
      tools: 'Tools'
    },
    toolOptions: {
      brush: 'Brush',
      brushSize: 'Brush size',
      brushSizePixels: 'Brush size, pixels',
      chosen:
        '{share, select, under {{count, plural, one {# pixel} other {# pixels}} (under 1 %). Tolerance and Contiguous adjust it.} other {{count, plural, one {# pixel} other {# pixels}} ({percent, number, plain} %). Tolerance and Contiguous adjust it.}}',
      contiguous: 'Contiguous only',
      hardness: 'Hardness',
      hardnessPercent: 'Hardness, percent',
      magicWand: 'Magic wand',
      percent: '{percent, number, plain} percent',
      pixels: '{size, number, plain} pixels',
      pressure: 'Pen pressure changes the size',
      px: 'px',
      size: 'Size',
      tolerance: 'Tolerance',
      toleranceBox: 'Tolerance, 0 to 255'
    },
    tools: {
      hand: 'Hand: move the view',
      handHint: 'Drag to move the view; use the wheel to zoom.',
      handSheet: 'Hand; or hold Space with any tool'
    },
    wandTool: {
      hint: 'Click a colour to mask it. Hold Ctrl to erase.',
      magicWand: 'Magic wand'
    }
  },
  jobs: {
    assertInpaint: {
      areaNotWhole: 'The whole picture should be sent, but only part of it was given.',
      areaOutside: 'The area to send extends beyond the picture.',
      cannotRepaint: '{label} cannot repaint.',
      chooseAnother: 'Choose another one. Nothing was sent.',
      chooseModel: 'Choose a model that can. Nothing was sent.',
      linksNotWanted: 'Links to the files can only be given when you put the files somewhere yourself.',
      linksNotWantedNext: 'Choose in the settings that you put the files somewhere yourself, or leave the links out.',
      maskGone: 'The mask is no longer in the library.',
      maskSizeDiffers: 'The mask is {mask}, but the picture with its extension is {canvas}.',
      notOfLibrary: 'Only a picture of the library with a mask of the library can be repainted.',
      openAgain: 'Open the picture in the studio again and press Repaint there. Nothing was sent.',
      paintAgain: 'Paint it again. Nothing was sent.',
      sizeDiffers: 'The requested size is not the size that is sent, {size}.',
      sizeNotTaken:
        'This model does not take pictures of {size}: each side must be {minSide, number, plain} to {maxSide, number, plain} pixels and a multiple of {multipleOf, number, plain}.',
      sourceGone: 'The source picture is no longer in the library.'
    },
    forgetLinks: {
      expired: 'The link to the picture has expired.',
      sendAgain: 'Send the request again. It may be charged again.'
    },
    givenLinks: {
      anotherPicture:
        'The link to the {file, select, picture {picture} other {mask}} on {host} leads to another picture than the one to be sent.',
      checkFailed: 'The link to the {file, select, picture {picture} other {mask}} could not be checked: {reason}',
      checking: {
        mask: 'Checking the link to the mask',
        picture: 'Checking the link to the picture'
      },
      demo: 'the demo on this machine',
      expired: {
        mask: 'The link to the mask has expired or leads nowhere.',
        picture: 'The link to the picture has expired or leads nowhere.'
      },
      missing: 'The links to the picture and the mask are missing.',
      missingNext:
        'Save both files from the studio, put them where {label} can reach them, and enter the links. Nothing was sent.',
      notAPicture:
        'The link to the {file, select, picture {picture} other {mask}} on {host} does not lead to a picture.',
      putAgain: {
        mask: 'Put the mask there again, or give another link. Nothing was sent.',
        picture: 'Put the picture there again, or give another link. Nothing was sent.'
      },
      saveAgain: {
        mask: 'Save the mask from the studio again, put it there, and try again. Nothing was sent.',
        picture: 'Save the picture from the studio again, put it there, and try again. Nothing was sent.'
      },
      unknownHost: 'an unknown host'
    },
    imageHosts: {
      addSecret: 'Add it in the settings.',
      enterSecret: 'Enter the secret access key for {origin} in the settings, or restore the old address.',
      noBucket: 'No bucket is set up.',
      noHost: '{label} fetches the picture and the mask from links, and no image host is set up.',
      noSecret: 'There is no secret access key for the bucket.',
      secretNotEnteredFor: 'The secret access key was entered for another address, so it was not sent to {origin}.',
      setUpBucket: 'Set it up in the settings.',
      setUpHost: 'Set up an image host in the settings, then try again. Nothing was sent.'
    },
    jobService: {
      cancelFirst: 'Cancel it first, or wait until it has finished.',
      chooseFolder: 'Choose another library folder in the settings, or connect its disk. Nothing was sent.',
      confirmSendAgain: 'To send it again, confirm that you may be charged twice.',
      generateAgain: 'Generate it again from its picture or its preset.',
      mayHaveBeenCharged: 'The service may have charged for this request already.',
      noJobNumber: 'The service gave no job number, so the result cannot be checked again.',
      notFound: 'This request is no longer in the queue.',
      notStoredYet: 'The picture of this request was made but is not in the library yet.',
      notWritable: 'The library cannot be written to at the moment, so a picture could not be kept.',
      removalIsFinal: 'Once removed, it cannot be recovered, although you may have paid for it.',
      sendRequestAgain: 'Send the request again.',
      stillRunning: 'This request is still running.',
      working: 'The service is working on this request.'
    },
    ledger: {
      noName: 'The list of jobs has no name, so it could not be advanced.'
    },
    linksFor: {
      preparing: 'Preparing the picture and the mask'
    },
    notSent: {
      nothingSent: 'Nothing was sent to {label}.',
      tryAgain: 'Try again.'
    },
    phaseFetch: {
      downloading: 'Downloading',
      downloadingOf: 'Downloading {number, number, plain} of {count, number, plain}',
      keyInPicture:
        '{label} wrote your key into the picture itself. The file in the library is unchanged; copies that leave the library do not contain the key.',
      notKept: '{failed, number} of {count, plural, one {# picture} other {# pictures}} could not be kept: {reason}',
      stitching: 'Merging the result into the original'
    },
    phasePoll: {
      enterPassphrase: 'The request continues once you enter it.',
      lastAnswer: 'The last answer was: {message}',
      noJobNumber: 'A polling job has no job number.',
      noWayToAsk: '{label} gave a job number but documents no way to check the job.',
      notKnown: '{label} gave a job number but no longer knows the job.',
      notKnownNext:
        'Check the result again later, or check your account with the service before you send the request again.',
      tooLate: '{label} did not finish within the time limit.',
      tooLateNext: 'Check the result again, which costs nothing. The time limit is in the settings.',
      working: '{label} is working'
    },
    phaseSend: {
      outOfTurn: 'A request was about to be sent out of turn.',
      waitingFor: 'Waiting for {label}'
    },
    recovery: {
      checkAccount: 'Check your account with the service before you send it again: you could be charged twice.',
      cutOff: 'The app ended while this request was being sent, so it may have been charged.',
      elsewhere:
        'This request was queued on another computer or by an older version of Palimpsest, so it may have been sent already.',
      olderCopy:
        'This library is an older copy of one that has been used here since, so this request may have been sent already.',
      sendOrRemove: 'If it was not and you still want it, send it; otherwise remove it.'
    },
    requestFiles: {
      chooseAnother: 'Choose another one and try again. Nothing was sent.',
      maskGone: 'The mask is no longer in the library.',
      notPrepared: 'The picture and the mask could not be prepared: {reason}',
      sourceGone: 'The source picture is no longer in the library.'
    },
    runContext: {
      chooseModel: 'Choose another model and press Generate again.',
      unknownOperation: 'This version of the app does not know “{operationId}”.'
    },
    runJob: {
      answerLost: 'The service’s answer is no longer known.',
      cancelledOnItsWay: 'The request was already on its way to {label} when it was cancelled.',
      cancelledOnItsWayNext: 'It may still be charged, and its picture will not arrive here.',
      cancelledWhenMade: '{label} had already made the picture when the request was cancelled, so it may be charged.',
      cancelledWhenMadeNext: 'The picture can still be fetched at no extra cost.',
      downloading: 'Downloading',
      heldPicturesLost:
        '{count, plural, one {A picture} other {# pictures}} that Palimpsest had kept safe can no longer be read.',
      heldPicturesLostNext: 'What is left is kept until you remove this request.',
      keyInAnswer: '{label} put your key into its answer, so the answer was not kept and none of its links was opened.',
      keyInAnswerNext: 'Tell the service. Sending the request again may be charged again.',
      sendAgain: 'Send the request again.',
      started: 'Started'
    },
    stitchAnswer: {
      drifted:
        'The service changed {percent, number, plain} % of what was to stay; the original’s pixels were kept there.',
      notMerged: 'The service’s answer could not be merged into the original. It was kept unchanged.',
      originalGone:
        'The source picture or its mask is no longer in the library. The service’s answer was kept unchanged.',
      scaled:
        'The service answered with {width, number, plain} × {height, number, plain} instead of {sentWidth, number, plain} × {sentHeight, number, plain}; the answer was scaled.',
      untouched: 'The service returned the picture unchanged. It may have been charged.'
    },
    uploadFiles: {
      failed: 'The {file, select, picture {picture} other {mask}} could not be uploaded: {reason}',
      stopped: 'The upload was stopped.',
      uploading: 'Uploading the {file, select, picture {picture} other {mask}} ({progress})'
    },
    uploadKeeper: {
      hostGone: 'This image host is no longer set up, so the file could not be deleted.'
    },
    wire: {
      addKey: 'Add your {label} key in the settings, then try again. Nothing was sent.',
      noKey: 'There is no key for {label}.',
      notHttps: 'The address set for {label} does not use https, so anyone on the network could read the request.',
      notHttpsNext: 'Set an address that begins with https:// in the settings. Nothing was sent.'
    },
    withHeld: {
      memory: {
        diskFull:
          'The disk is full. {count, plural, one {The picture is only in memory and will be stored} other {The # pictures are only in memory and will be stored}} when there is room.',
        diskFullNext: 'Free some space on the disk before you close Palimpsest.',
        notWritable:
          'The library cannot be written to. {count, plural, one {The picture is only in memory and will be stored} other {The # pictures are only in memory and will be stored}} when the library’s disk is back.',
        notWritableNext: 'Connect the disk, or make the folder writable, before you close Palimpsest.'
      },
      safe: {
        diskFull:
          'The disk is full. {count, plural, one {The picture is safe and will be stored} other {The # pictures are safe and will be stored}} when there is room.',
        diskFullNext: 'Free some space on the disk. Nothing is sent again.',
        notWritable:
          'The library cannot be written to. {count, plural, one {The picture is safe and will be stored} other {The # pictures are safe and will be stored}} when the library’s disk is back.',
        notWritableNext: 'Connect the disk, or make the folder writable. Nothing is sent again.'
      },
      unread:
        'What the service sent is kept. “Store the picture” tries to read it again and sends nothing; “Remove” deletes it.'
    }
  },
  keys: {
    checkKey: {
      badCharacters: 'The key contains characters that no key has: accents, curly quotes or invisible ones.',
      copyAgain: 'Copy the key again from the service’s website and paste it here.',
      empty: 'The key is empty.',
      lineBreak: 'The key contains a line break.',
      tooLong: 'The key is longer than {longest, number, plain} characters.'
    },
    keyErrors: {
      noAddress: 'There is no address for this key yet.',
      noAddressNext: 'Save the bucket first, then enter its secret.',
      noKeychain: 'This computer has no keychain that protects keys.',
      noKeychainNext: 'Keep the key for this session only, or protect it with a passphrase.',
      noKeychainWeakNext:
        'Keep the key for this session only, protect it with a passphrase, or accept weak protection.',
      notEnteredFor: 'The key was entered for another address, so it was not sent to {origin}.',
      notEnteredForNext: 'Enter the key for {origin} in the settings, or restore the old address.',
      wrongPassphrase: 'This is not the passphrase that protects your keys.',
      wrongPassphraseField: 'Wrong passphrase'
    },
    keyFile: {
      damaged: 'The file with your keys was damaged and set aside as {name}. Please enter your keys again.',
      newerVersion: 'Your keys were stored by a newer version of the app.',
      newerVersionNext: 'Use the newer version, or keep a key for this session only.',
      unreadableKey: 'The stored key of {providerId} cannot be read. Please enter it again.'
    },
    openKeyStore: {
      fileUnreadable: 'The file with your keys could not be read.',
      keychainLocked: 'The stored key cannot be opened: this computer’s keychain is locked or has changed.',
      keychainLockedNext: 'Unlock the keychain and try again, or enter the key again.',
      keychainRefused: 'This computer’s keychain did not accept the key.',
      keychainRefusedNext: 'Unlock the keychain and try again, or keep the key for this session only.',
      locked: 'The key is locked with your passphrase.',
      lockedNext: 'Enter your passphrase in the settings.',
      noneByPassphrase: 'No key is protected by a passphrase.',
      noneByPassphraseNext: 'Enter the key of the service in the settings.',
      otherKeysLost: 'The other keys protected by a passphrase can no longer be opened. Remove them first.',
      otherPassphrase: 'Enter the passphrase of your other keys, or remove those keys first.',
      passphraseDoesNotOpen: 'Your passphrase does not open this key.',
      passphraseDoesNotOpenNext: 'Enter the key of the service again.',
      passphraseNeeded: 'A passphrase is needed to protect the key.',
      passphraseNeededField: 'Enter a passphrase',
      passphraseNeededNext: 'Enter a passphrase of at least 8 characters.',
      unknownService: 'There is no such service.',
      unknownServiceNext: 'Choose one of the services in the settings.',
      wrongPassphraseNext: 'Enter the passphrase again. If it is lost, enter the keys again.'
    }
  },
  libraries: {
    libraryActions: {
      careLabel: 'Back up, move, check or repair the library',
      facts: '{pictures, plural, one {# picture} other {# pictures}}, {folder}',
      keywords: 'backup restore verify settings',
      librarySettings: 'Library settings',
      openLibrary: 'Open library: {name}'
    },
    libraryMenu: {
      library: 'Library',
      libraryName: 'Library: {name}',
      missing: 'Not found: its drive is not connected',
      pictures: '{pictures, plural, one {# picture} other {# pictures}}',
      recentLibraries: 'Recent libraries'
    }
  },
  library: {
    arrivingFile: {
      picture: 'the picture'
    },
    backup: {
      chooseAnotherFolder: 'Choose another folder.',
      chooseElsewhere: 'Choose a folder elsewhere, preferably on another disk.',
      chooseEmpty: 'Choose an empty folder.',
      copyingDescriptionsOf: 'Copying descriptions: {done, number} of {count, number}',
      copyingIndex: 'Copying the index',
      fileUnreadable: '{path} cannot be read and was left out.',
      finishing: 'Putting everything in place',
      folderUnreadable: 'The folder {path} cannot be read from the disk. Nothing in it was copied.',
      insideBackup: 'The chosen folder is inside the backup, or contains it.',
      insideLibrary: 'The chosen folder is inside the library, or contains it.',
      mended: '{path} in the backup had changed and was copied again.',
      notEmpty: 'This folder is not empty and is not a backup: it contains {others}.',
      otherLibrary: 'This folder holds a backup of another library ({name}).',
      rereading: 'Reading the backup again: {done, number} of {count, number} files'
    },
    backupManifest: {
      chooseAnotherBackup: 'Choose another backup.',
      damaged: 'The description of this backup is damaged.',
      newer: 'This backup was made by a newer version of Palimpsest.',
      palimpsestBackup: 'Palimpsest backup {day}',
      update: 'Update Palimpsest, then try again.'
    },
    backups: {
      otherLog: 'The log of another index is still in place.'
    },
    changeRows: {
      interrupted: 'A change was interrupted between two steps'
    },
    copyFiles: {
      checkDisk: 'Check the disk it was copied to, then try again.',
      copyDiffers: 'The copy of {path} differs from the original.',
      copying: 'Copying {copied, number} of {count, plural, one {# file} other {# files}}',
      damagedCopied: '{path} is damaged and was copied as it is.',
      damagedLeftOut: '{path} is damaged and was left out.',
      finishing: 'Finishing: {copied, number} of {count, plural, one {# file} other {# files}}',
      foreignFile: 'Another program put “{path}” into the folder during the copy.',
      foreignFileNext: 'It was left there. Choose a new, empty folder that no other program uses.',
      freeSpace: 'Free some space on that disk, or choose a folder on another one. Nothing was written.',
      library: 'the library',
      noRoom: 'There is not enough space: {needed} needed, {free} free.',
      restoring: 'Restoring {copied, number} of {count, plural, one {# file} other {# files}}',
      unreadable: '{path} cannot be read and was left out.'
    },
    databaseError: {
      damaged: 'The library’s index is damaged. The pictures themselves are safe.',
      index: 'the library’s index',
      library: 'the library',
      restart: 'Quit Palimpsest and start it again: the index is then rebuilt from the files beside the pictures.'
    },
    draftStore: {
      paintAgain: 'Clear the mask and paint it again.',
      pictureGone: 'This picture is no longer in the library.',
      sizeDiffers: 'The mask’s pixels do not match its size.'
    },
    folderKind: {
      otherFiles: 'This folder contains other files and is not a Palimpsest library. Nothing in it was changed.',
      otherFilesNext: 'Choose a library, or make a new, empty folder and choose that.'
    },
    libraryWriter: {
      filesLeft: 'The pictures are deleted, but some of their files could not be removed from the disk.',
      filesLeftNext:
        'They are removed when Palimpsest starts again. If they remain, check the disk and the folder’s permissions.'
    },
    maskStore: {
      chooseAnotherFile: 'Choose another file for the mask.',
      gone: 'This mask is no longer in the library.',
      notPng: 'A mask must be a PNG picture.',
      saveAgain: 'Save it again from the studio.',
      saveAsPng: 'Save the mask as a PNG.',
      unreadable: 'The mask cannot be read.'
    },
    migrations: {
      newer: 'This library was made by a newer version of Palimpsest. Nothing in it was changed.',
      update: 'Update Palimpsest, or choose another library folder.'
    },
    move: {
      checkDisk: 'Check the disk it was copied to, then try again.',
      checkingIndex: 'Checking the index',
      indexDiffers: 'The copy of the index differs from the original.'
    },
    oldFolder: {
      deleteYourself: 'Check its contents, and delete it in the file manager when you no longer need it.',
      unknownFiles: 'It is not known which files of the old folder were moved.'
    },
    openLibrary: {
      fileProtected:
        'The file {name} in the library {folder} is write-protected. Remove the protection, then try again.',
      folderNotWritable:
        'The folder “{name}” in the library {folder} cannot be written to. Give your user write access, then try again.',
      indexUnusable:
        'The library’s index could not be used. {count, plural, one {# picture was} other {# pictures were}} read from the files for this session.',
      library: 'the library'
    },
    originalAlone: {
      noId: 'There is no valid ID for it.',
      unreadable: 'The file could not be read.'
    },
    pictureList: {
      changed: 'The list has changed since its last page.',
      reading: 'It is being read again.'
    },
    pictureMarks: {
      changeBack: 'Change it back by hand.',
      tooOld: 'This change is too old to undo.'
    },
    recovery: {
      asked: 'The library’s index was rebuilt.',
      checkDisk: 'Check the disk, then try again.',
      damaged: 'The library’s index was damaged and set aside as {aside}.',
      failed: 'The library’s index could not be rebuilt.',
      gone: 'The library’s index was missing.',
      halfMended: 'A rebuild of the library’s index had been interrupted and was repeated.',
      jobsInDoubt:
        '{count, plural, one {# request may have been sent already and waits} other {# requests may have been sent already and wait}} for your decision.',
      jobsOlder: 'The list of jobs is older than the last use of the app, so this request may have been sent already.',
      jobsOlderNext: 'Check your account with the service, then send it again or remove it.',
      jobsRestored: 'The list of jobs was restored from the backup {restored}.',
      kept: 'The old index is kept as {kept}.',
      logLost: 'The last changes to the library’s index were lost.',
      mended:
        '{count, plural, one {# picture} other {# pictures}} had a damaged description; what could be recovered is listed.',
      missing:
        '{count, plural, one {# picture has lost its file and is} other {# pictures have lost their files and are}} shown as missing.',
      noBackup: 'There was no intact backup, so the list of jobs starts empty.',
      readBack:
        '{pictures, plural, one {# picture} other {# pictures}}{masks, plural, =0 { read back from the folder.} one { and # mask read back from the folder.} other { and # masks read back from the folder.}}',
      unread:
        '{count, plural, one {# picture without a description could not be read now and is} other {# pictures without a description could not be read now and are}} not listed. Nothing was moved; “Repair” tries again.',
      unreadFolders:
        '{count, plural, one {# folder} other {# folders}} could not be read now ({folders}). Nothing in {count, plural, one {it} other {them}} was changed; rebuild the index when the disk can be read again.',
      unreadable:
        '{count, plural, one {# description could not be read and belongs} other {# descriptions could not be read and belong}} to no existing picture.'
    },
    repair: {
      answer: 'The service’s own answer {path}…',
      damagedSetAside: '{file} is damaged and was set aside in set-aside/{folder}.',
      damagedStays: '{file} is damaged and cannot be moved. It stays where it is.',
      descriptionWritten: '{name}: its description was written again.',
      fileBack: '{name}: the file was restored from the backup.',
      fileFound: '{name}: the file was found again.',
      fileMissing: '{name}: the file is missing.',
      fileUnreadable: '{name}: the file cannot be read.',
      indexCorrected: '{name}: the index now matches its description.',
      listed: '{name}: listed again from its description.',
      listedWithoutRecipe: '{name}: listed without its recipe, which is not known.',
      mask: 'The mask {sha256}…',
      maskListed: 'The mask {sha256}…: listed again from its description.',
      notInBackup: 'The last backup does not have it.',
      notListed: '{name}: the picture could not be read, so it is not listed and stays where it is. {reason}',
      originalMissing: '{name}: the file is missing; the picture is shown as missing.',
      originalStillMissing: '{name}: the file is still missing.',
      picturesFolderUnreadable: 'The folder pictures/{name} cannot be read and was left as it is.',
      progress: 'Repairing: {seen, number} of {count, plural, one {# picture} other {# pictures}} checked',
      returnedFolderUnreadable: 'The folder {path} cannot be read and was left as it is.',
      unreadableSetAside: '{file} cannot be read and was set aside in set-aside/{folder}.',
      unreadableStays: '{file} cannot be read or moved. It stays where it is.',
      wordsAdopted: '{count, plural, one {# picture} other {# pictures}} listed again.',
      wordsBack: '{count, plural, one {# file restored.} other {# files restored.}}',
      wordsDescriptions: '{count, plural, one {# description} other {# descriptions}} corrected.',
      wordsMissing: '{count, plural, one {# picture} other {# pictures}} marked as missing.',
      wordsNothing: 'There was nothing to repair.',
      wordsSetAside: '{count, plural, one {# damaged file} other {# damaged files}} set aside.',
      wordsStillMissing:
        '{count, plural, one {# file is still missing: no known backup has it.} other {# files are still missing: no known backup has them.}}',
      wordsThumbnails: '{count, plural, one {# thumbnail} other {# thumbnails}} made.',
      wordsUnread: '{count, plural, one {# file} other {# files}} left in place, not readable now.'
    },
    restore: {
      folderUnreadable: 'The folder {path} cannot be read from the disk. Nothing in it was restored.',
      foreignLeft: 'Files that other programs put into {to} meanwhile were left there: {left}.',
      incomplete: 'This backup was not completed.',
      incompleteNext: 'Choose another one, or back up into this folder again first.',
      indexDamaged:
        'The backup’s index is damaged. It is rebuilt from the files beside the pictures; the list of jobs is lost.',
      notABackup: 'There is no backup in this folder.',
      notABackupNext: 'Choose the folder of a backup.'
    },
    shelfStore: {
      chooseAnotherName: 'Choose another name.',
      collectionGone: 'This collection is no longer in the library.',
      nameTaken: 'The name “{name}” is already taken.',
      searchGone: 'This saved search is no longer in the library.',
      untitledCollection: 'Collection {count, number, plain}'
    },
    stagedFile: {
      changed: '{name} was changed while it was being read.',
      changedNext: 'Import it again once it is completely written.',
      gone: 'This file no longer exists: {name}.',
      goneNext: 'Check whether it was moved.',
      inLibrary: '{name} is part of this library.',
      inLibraryNext: 'There is nothing to do: its picture is already here.',
      notAFile: '{name} is not a file.',
      notAFileNext: 'Choose the picture itself.',
      tooLarge: '{name} is larger than 256 MB.',
      tooLargeNext: 'Make it smaller in another program, then import that file.'
    },
    unfinished: {
      andMore: '{paths} and {more, number} more',
      backup: 'This folder contains a backup. It is not opened, so that it stays as it is.',
      backupNext: 'Use “Restore a backup” in the settings.',
      foreign: 'The interrupted copy did not put everything into this folder: it also contains {foreign}.',
      foreignNext: 'Move that elsewhere and try again, or choose a new, empty folder. Nothing in this one was touched.',
      notEmpty: 'This folder is not empty: it contains {names}.',
      notEmptyNext: 'Make a new, empty folder there and choose that. Nothing in this one was touched.',
      unfinished: 'The library in this folder was not completely copied, so it is not opened.',
      unfinishedNext: 'Choose another folder. To complete it, restore or move into the same folder again.'
    },
    verify: {
      allRight: 'Everything is complete and unchanged.',
      answer: {
        damaged: 'The service’s own answer {path} is damaged.',
        unreadable: 'The service’s own answer {path} cannot be read.'
      },
      checked: '{count, plural, one {# picture} other {# pictures}} checked.',
      checkingIndex: 'Checking the index',
      describedAndGone: '{name}: described but not listed, and its file is missing.',
      descriptionDamaged: '{name}: its description is damaged.',
      descriptionDiffers: '{name}: its description does not match the index.',
      descriptionMissing: '{name}: its description is missing.',
      descriptionUnreadable: '{name}: a description that cannot be read and belongs to no picture.',
      fileBack: '{name}: marked as missing, but the file is there.',
      fileDamaged: 'The file {name} is damaged: its content has changed.',
      fileKnownMissing: '{name}: the file is missing, as was known.',
      fileMissing: '{name}: the file is missing.',
      fileUnreadable: 'The file {name} cannot be read from the disk.',
      index: 'The index: {line}',
      mask: {
        damaged: 'The mask {sha256}… is damaged.',
        gone: 'The mask {sha256}… is missing.',
        undescribed: 'The mask {sha256}… has no description.',
        unreadable: 'The mask {sha256}… cannot be read.'
      },
      maskNotListed: '{name}: a mask that is not listed.',
      notListed: '{name}: described but not listed.',
      pictureNotListed: '{name}: a picture that is not listed.',
      picturesFolderUnreadable: 'The folder pictures/{name} cannot be read from the disk. Nothing in it was checked.',
      progress: 'Checking pictures: {pictures, number} so far',
      repair: '“Repair” fixes what can be fixed.',
      returnedFolderUnreadable: 'The folder {path} cannot be read from the disk. Nothing in it was checked.',
      soFar: '{count, plural, one {# picture} other {# pictures}} checked so far.',
      thumbnails:
        '{count, plural, one {# thumbnail will be made when it is} other {# thumbnails will be made when they are}} needed.',
      wordsDamaged: '{count, plural, one {# file is} other {# files are}} damaged.',
      wordsDescriptions: '{count, plural, one {# description does} other {# descriptions do}} not match.',
      wordsIndex: 'The index is damaged.',
      wordsLost: '{count, plural, one {# file is} other {# files are}} missing.',
      wordsOthers: '{count, plural, one {# mask or answer is} other {# masks or answers are}} incomplete.',
      wordsUnlisted: '{count, plural, one {# file is} other {# files are}} not listed.'
    },
    writeQueue: {
      closed: 'The library is closed.',
      closedNext: 'Start Palimpsest again.',
      missing: 'The library folder cannot be found.',
      missingNext: 'Connect the disk it is on, or choose another folder.',
      notWritable: 'The library folder cannot be written to, so nothing in it can be changed.',
      notWritableNext: 'Make the folder writable for your user, or choose another one.',
      openElsewhere: 'The library is open in another copy of Palimpsest, so nothing in it can be changed here.',
      openElsewhereNext: 'Close the other copy, then press “Try again”.'
    },
    writtenFiles: {
      listOfCopiedFiles: 'the list of copied files'
    }
  },
  lineage: {
    changesPanel: {
      anotherPicture: 'another picture',
      became: 'became',
      close: 'Close',
      goToStep: 'Go to step {letter}',
      hideSame: 'Hide what is the same',
      maskOf: 'Mask of A',
      maskOfB: 'Mask of B',
      none: 'none',
      pictureWithoutKnownPrompt: 'Picture without a known prompt',
      same: 'They were made in the same way.',
      showWhatIsSame: 'Show what is the same ({same, number, plain})',
      swap: 'Swap',
      unknown: 'How one of them was made is not known.',
      whatChanged: 'What changed'
    },
    lineageActions: {
      above: 'Step above',
      back: 'Back',
      below: 'Step below',
      beside: 'Steps beside it',
      branchFromHere: 'Branch from here',
      child: 'What was made from it',
      compareWithAnotherStep: 'Compare with another step',
      escape: 'Stop comparing; back to where you came from',
      first: 'First step',
      firstOrLast: 'First or last step',
      itIsGone: 'it was deleted',
      itsFileIsMissing: 'its file is missing',
      itsFileWasRemoved: 'its file was removed',
      last: 'Last step',
      noRecipeIsKnown: 'no recipe is known',
      nothingKnown: 'nothing else is known about this step',
      parent: 'What it was made from',
      parentOrChild: 'What it was made from, or what was made from it',
      whatChangedOnThisStep: 'What changed on this step',
      wholeTree: 'Fit the tree',
      zoom: 'Zoom',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out'
    },
    lineageBar: {
      lineage: 'Lineage'
    },
    lineageView: {
      aloneText:
        'Repaint a part of it or reuse its prompt and settings. Every step that follows is shown here, with its mask and its changes.',
      aloneTitle: 'No relatives yet',
      back: 'Back',
      backToGallery: 'Back to the gallery',
      chooseSecond: 'Choose the step to compare it with: Ctrl+click, or C.',
      generated: 'This picture was generated from text alone.',
      gone: 'No longer in the library',
      imported: 'This picture was imported from a file.',
      nearest: 'The {count, number} nearest pictures of a larger family.',
      noneText: 'Select a picture and press L to see where it comes from.',
      noneTitle: 'No picture selected',
      pictureWithoutKnownPrompt: 'Picture without a known prompt',
      size: '{pictures, plural, one {# picture} other {# pictures}}, {generations, plural, one {# generation} other {# generations}}.'
    },
    stepWords: {
      also: 'also {changes}',
      favourite: 'favourite',
      fileRemoved: 'its file was removed, its recipe was kept',
      fromFile: 'From a file',
      fromFileSpoken: 'from a file',
      generated: 'Generated',
      generatedSpoken: 'generated',
      gone: 'Deleted',
      goneName: 'A picture that is no longer in the library',
      goneState: 'no longer in the library',
      inTrash: 'in the trash',
      itsFileIsMissing: 'its file is missing',
      pictureWithoutKnownPrompt: 'Picture without a known prompt',
      rated: 'rated {rating, number, plain}',
      repainted: 'repainted',
      repaintedWith: 'repainted: {changes}',
      sameRequest: 'the same request',
      unchanged: 'made again, nothing changed'
    },
    treeCanvas: {
      label: 'Where this picture comes from, and what was made from it',
      sameBatch: '{count, number} in the same batch'
    },
    treeStep: {
      mask: 'Mask: white was repainted',
      whatChangedOnThisStep: '{words}\nWhat changed on this step'
    }
  },
  metadata: {
    comfyui: {
      drawingOnly: 'The file contains only the drawing of the workflow, not what ran, so its parameters are not known.',
      moreSamplers:
        'The workflow has {count, plural, one {# more sampler} other {# more samplers}} that this picture’s recipe does not include.',
      noSampler: 'No sampler was found in the workflow, so its parameters are not known.',
      pass: 'Pass {count, number, plain}'
    },
    foundTexts: {
      leftOut: {
        checksum: 'The embedded text “{name}” was left out: its checksum is wrong.',
        damaged: 'The embedded text “{name}” was left out: it is damaged.',
        noName: 'The embedded text “{name}” was left out: it has no name.',
        tooLong: 'The embedded text “{name}” was left out: it is longer than 1 MB.'
      },
      tooMuchText: 'The file contains more text than is read; the rest was left out.'
    },
    invokeai: {
      modelHash: 'Model hash'
    },
    palimpsest: {
      otherVersion:
        'The recipe was written by another version of Palimpsest; what this version does not understand was left out.'
    },
    readRecipe: {
      tooLarge: 'Its texts are larger than what is read, so part of the recipe may be missing.'
    },
    recipe: {
      asWritten: '{name} (as written)',
      notAValue: 'The {name} was left out: {value} is not a valid value.',
      tooLong: 'The {name} is longer than 100,000 characters; its end was left out.'
    },
    writeJpeg: {
      a1111TooLong: 'The recipe in A1111 format is too long for a JPEG.',
      ownTooLong: 'The recipe in Palimpsest’s own format is too long for a JPEG.'
    },
    writeMetadata: {
      avif: 'The metadata of an AVIF file cannot be changed.',
      avifNext: 'Export it as PNG, JPEG or WebP.'
    },
    writePng: {
      checkLibraryInSettings: 'Check the library in the settings.',
      damaged: 'The picture is incomplete or damaged, so nothing can be written into it.',
      exportItInAnotherFormat: 'Export it in another format.',
      tooManyPieces: 'This file consists of more pieces than can be searched.'
    }
  },
  naming: {
    filePattern: {
      badFolder: 'This is not a valid folder name.',
      day: 'Date made, 2026-11-27',
      empty: 'The pattern is empty.',
      emptyFolder: 'Write a name on both sides of each /.',
      firstWordsOfPrompt: 'First words of the prompt',
      guidance: 'Guidance',
      id: 'Short ID, the same every time',
      modelThatMadeIt: 'Model that made it',
      number: 'Number in this export, 001',
      rating1To5: 'Rating, 1 to 5',
      seed: 'Seed',
      serviceThatMadeIt: 'Service that made it',
      sizeOfOriginal1216x832: 'Size of the original, 1216x832',
      steps: 'Steps',
      strayBrace: "A '{' or '}' has no partner. Write a token as '{token}'.",
      time: 'Time made, 14-30-05',
      tooLong: 'The pattern is longer than {longestPattern, number, plain} characters.',
      unknownToken: 'There is no token {token}.'
    }
  },
  organize: {
    collectionActions: {
      collectionRemoved: 'Collection “{name}” removed',
      picturesStay: '{removed}. Its pictures stay in the library.',
      removingCollection: 'Removing the collection…'
    },
    keepActions: {
      keywordsCollection: 'album folder',
      keywordsTags: 'rename join merge',
      manageTags: 'Manage tags…',
      newCollection: 'New collection…'
    },
    keepDialogs: {
      makeCollection: 'Create collection',
      name: 'Name',
      newCollection: 'New collection',
      newCollectionOf: 'New collection of {count, plural, one {# picture} other {# pictures}}',
      renameCollection: 'Rename the collection',
      tags: 'Tags'
    },
    manageTags: {
      byName: 'By name',
      close: 'Close',
      emptyText: 'Select pictures and add tags in the inspector. Tags help you find pictures again.',
      findTag: 'Find a tag',
      found: '{count, plural, one {# tag} other {# tags}} found',
      mostUsed: 'Most used',
      noTagsYet: 'No tags yet',
      order: 'Order',
      tags: 'Tags',
      total: '{count, plural, one {# tag} other {# tags}}'
    },
    tagActions: {
      changingTags: 'Changing tags…',
      joined: '“{tag}” is joined with “{joined}” on {count, plural, one {# picture} other {# pictures}}',
      removed: '“{tag}” removed from {count, plural, one {# picture} other {# pictures}}',
      renamed: '“{tag}” is renamed to “{name}” on {count, plural, one {# picture} other {# pictures}}'
    },
    tagRow: {
      joinWith: 'Join with {count, number}',
      newNameOf: 'New name of {tag}',
      removeFrom: 'Remove {tag} from {count, plural, one {# picture} other {# pictures}}',
      rename: 'Rename {tag}',
      renameButton: 'Rename',
      showPicturesTagged: 'Show the pictures tagged {tag}'
    },
    trashDialogs: {
      cancel: 'Cancel',
      delete: '{count, plural, one {Delete picture} other {Delete # pictures}}',
      deletePermanently:
        '{count, plural, one {Delete this picture permanently?} other {Delete # pictures permanently?}}',
      deleteText:
        '{count, plural, one {The picture, its recipe and its notes are deleted from the disk.} other {# pictures, with their recipes and notes, are deleted from the disk.}}',
      deletedPermanently: '{removed, plural, one {# picture} other {# pictures}} deleted permanently',
      emptyTitle: 'Empty the trash?',
      emptyTrash: 'Empty trash',
      filesRemoved:
        '{removed, plural, one {The file was removed; its recipe is kept} other {The files of # pictures were removed; their recipes are kept}}',
      freed: '{done}. {size} freed.',
      frees: 'This frees up to {size} and cannot be undone.',
      keep: '{files, plural, one {Keep it} other {Keep them}}',
      keepRecipes:
        '{count, plural, one {To free space but keep the recipe, restore the picture and choose “Remove file but keep recipe”.} other {To free space but keep the recipes, restore the pictures and choose “Remove file but keep recipe”.}}',
      noFiles: '{count, plural, one {This picture no longer has a file.} other {These pictures no longer have files.}}',
      noUndo: 'This cannot be undone.',
      remove: '{files, plural, one {Remove file} other {Remove # files}}',
      removeText:
        '{files, plural, one {The original is} other {The originals are}} deleted from the disk. This frees up to {freed} and cannot be undone. A small picture, the recipe, tags, notes and lineage stay in the gallery.',
      removeTitle:
        '{files, plural, one {Remove the file but keep the recipe?} other {Remove # files but keep the recipes?}}',
      skipped:
        '{skipped, plural, one {# picture was skipped: a file that is lost or damaged cannot be reduced to a small picture.} other {# pictures were skipped: files that are lost or damaged cannot be reduced to small pictures.}}',
      textsGoToo:
        '{files, plural, one {Text that another program wrote into the file is lost with it. Importing the same file again brings it back.} other {Text that other programs wrote into the files is lost with them. Importing the same files again brings it back.}}'
    }
  },
  presets: {
    managePresets: {
      delete: 'Delete {name}',
      deleted: 'Deleted “{name}”.',
      empty: 'No presets yet. Set the form and press Save in the preset bar.',
      modelWithPrompt: '{model}, with its prompt',
      newNameOf: 'New name of {name}',
      rename: 'Rename {name}',
      yourPresets: 'Your presets'
    },
    presetActions: {
      keywords: 'preset',
      yourOwn: 'Your own'
    },
    presetBar: {
      delete: 'Delete “{name}”',
      fewer: 'Fewer',
      more: 'More preset actions',
      newNameOf: 'New name of {label}',
      none: 'No presets for this model yet. Set the form and press Save.',
      noneOwn: 'You have no presets yet',
      otherModels: 'From your other models: whatever fits is applied',
      preset: 'Preset {name}',
      presets: 'Presets',
      presetsOfThisModel: 'Presets of this model',
      rename: 'Rename “{name}”',
      renameOrDeletePresets: 'Rename or delete presets…',
      showMore: '{count, number} more',
      update: 'Update',
      updateHint: 'Update “{name}” with the current values',
      updateNamed: 'Update “{name}”',
      yourOwnPresetRightClick: 'Your own preset. Right-click to rename or delete.'
    },
    presetChanges: {
      deleted: 'Deleted “{name}”.',
      updated: 'Updated “{name}”.'
    },
    presetList: {
      builtInExists: 'This model comes with a preset of this name.',
      exists: 'This model already has a preset of this name.',
      givePresetName: 'Enter a name for the preset.',
      tooLong: 'A preset name can have at most 80 characters: this one has {count, number}.'
    },
    savePreset: {
      name: 'Name',
      replacePreset: 'Replace preset',
      replaces: '“{name}” already exists. Its values will be replaced.',
      save: 'Save…',
      saveAsNew: 'Save as new…',
      saveAsPreset: 'Save as a preset',
      savePreset: 'Save preset',
      withPromptAndNegativePrompt: 'With the prompt and negative prompt',
      withSeed: 'With the seed {seed}'
    }
  },
  procedures: {
    atRisk: {
      heldByNewer:
        '{count, plural, one {A newer version of Palimpsest kept a picture here that only it can store. Nothing was changed: open that version once.} other {A newer version of Palimpsest kept # pictures here that only it can store. Nothing was changed: open that version once.}}',
      heldElsewhere:
        '{count, plural, one {A picture of the library in {folder} is kept here and will be stored when that library is opened again.} other {# pictures of the library in {folder} are kept here and will be stored when that library is opened again.}}',
      onItsWay: '“{prompt}” is on its way to {label}: it may be charged, and its picture would not arrive.',
      onlyInMemory:
        'The picture of “{prompt}” is only in memory: neither {folder} nor the app’s own folder can be written to.'
    },
    droppedFiles: {
      dropItAgain: 'Drop it again.',
      forgotten: 'What was dropped is no longer known.'
    },
    exports: {
      changeFileNames: 'Change the file names.',
      chooseWhereExportGoes: 'Choose where the export goes.',
      chooseWhereExportsGo: 'Choose where exports go',
      contactSheetOf: 'Contact sheet of {count, plural, one {# picture} other {# pictures}}',
      export: 'Export {count, plural, one {# picture} other {# pictures}}',
      noFolderIsChosen: 'No folder is chosen.'
    },
    findPicture: {
      fileMissing: 'The file of this picture is missing.',
      gone: 'This picture is no longer in the library.',
      putItBack: 'Put it back into the library folder, or move the picture to the trash. Its recipe is still here.'
    },
    handOver: {
      takeFewer: 'Take up to {most, number, plain}, or export them to a folder.',
      tooMany:
        '{action, select, drag {{count, number} pictures are too many to drag at once.} other {{count, number} pictures are too many to copy as files at once.}}'
    },
    imageHosts: {
      noBucket: 'No bucket is set up, so there is nothing to test.',
      noBucketNext: 'Enter its address, its name and its access key.'
    },
    imports: {
      chooseFolderToWatch: 'Choose a folder to watch',
      importFolder: 'Import a folder',
      importPictures: 'Import pictures',
      libraryFolder: 'This folder is part of the library itself.',
      libraryFolderNext: 'Choose the folder in which another program saves its pictures.',
      stopAnother: 'Stop watching another folder first.',
      tooManyFolders: 'At most {most, number, plain} folders can be watched.'
    },
    keys: {
      accepted: '{host} accepts this key.',
      cancelled: 'The test was cancelled.',
      copyAgain: 'Copy it again from your account.',
      noKey: '{label} needs no key.',
      rejected: '{host} rejects this key ({status, number, plain}).',
      unclear:
        '{host} answered {status, number, plain}, which does not show whether the key is right. Try again later, or generate a picture.',
      unknownService: 'There is no service “{id}”.',
      unknownServiceNext: 'Choose one of the listed services.'
    },
    library: {
      chooseLibraryFolder: 'Choose the library folder',
      folderMissing: 'The folder {folder} cannot be found or does not contain a library.',
      folderMissingNext: 'Connect the disk it is on, then try again.',
      myLibrary: 'My library',
      notListed: 'This library is not in the list.'
    },
    libraryCare: {
      backUpLibrary: 'Back up the library',
      backedUp:
        '{pictures, plural, one {# picture is} other {# pictures are}} backed up in {folder}. {copied, plural, one {# file was} other {# files were}} copied and checked.',
      backupMended: '{count, plural, one {# damaged file was} other {# damaged files were}} copied again.',
      backupMissing: 'The backup in {folder} cannot be found.',
      backupMissingNext: 'Connect its disk, or back up into another folder.',
      backupReread: '{count, plural, one {# file of the backup was} other {# files of the backup were}} checked again.',
      backupUnchanged: '{count, plural, one {# file was} other {# files were}} already there.',
      checkLibrary: 'Check the library',
      choiceNotKept:
        'The settings could not be written, so the next start opens the old folder. Choose the new one then.',
      chooseBackup: 'Choose the backup',
      chooseBackupFolder: 'Choose where to save the backup',
      chooseMoveFolder: 'Choose an empty folder for the library',
      chooseRestoreFolder: 'Choose an empty folder for the restored library',
      copiedDamaged:
        '{count, plural, one {# damaged file was copied as it is, or left out if it cannot be read.} other {# damaged files were copied as they are, or left out if they cannot be read.}}',
      folderOpen: 'The library that is open now is in this folder.',
      folderOpenNext: 'Leave the folder where it is.',
      leftOut: '{count, plural, one {# damaged file was} other {# damaged files were}} left out.',
      makeWritable: 'Make its folder writable, then try again.',
      moveLibrary: 'Move the library',
      moved: 'The library is now in {to}, and every file was checked.',
      movedOldFolder:
        'The old folder {from} is still there: choose under Settings, Library, whether it goes to the trash.',
      notABackup: 'There is no backup of a library in this folder.',
      notABackupNext: 'Choose the folder of a backup, or the folder that contains it.',
      oldIndexKept: 'The old index was set aside as {aside}.',
      opening: 'Opening the library',
      readOnly: 'This library is read-only.',
      readOnlyNotMoved: 'This library is read-only, so it cannot be moved.',
      readingDescriptions: 'Reading the descriptions beside the pictures',
      rebuildIndex: 'Rebuild the index',
      repairLibrary: 'Repair the library',
      restoreBackup: 'Restore a backup',
      restored: '{pictures, plural, one {# picture is} other {# pictures are}} restored in {to}, which is open now.',
      unknownBackup: 'This backup was not examined in this session.',
      unknownBackupNext: 'Choose it again.'
    },
    librarySwitch: {
      sending:
        '{count, plural, one {A request is on its way to its service.} other {# requests are on their way to their services.}}',
      sendingNext: 'Wait until it has finished, or cancel it in the queue. Then choose another library.',
      taskRunning: '“{title}” is still running and works on this library.',
      taskRunningNext: 'Wait until it has finished, or cancel it. Then choose another library.',
      waiting: 'Waiting for a request that is on its way to its service'
    },
    lineage: {
      gone: 'This picture is no longer in the library.'
    },
    network: {
      answered: '{host} answered ({status, number, plain}).',
      answeredAtAll: '{host} answered.',
      directly: 'directly',
      throughNamedProxy: 'through the proxy {label}',
      throughProxy: 'through a proxy'
    },
    saveFile: {
      chooseAnotherFolder: 'Choose another folder.',
      failed: {
        mask: 'The mask could not be saved there.',
        picture: 'The picture could not be saved there.'
      },
      failedNext: 'Choose another folder. The library is unchanged.',
      inLibrary: 'This folder belongs to the library itself.'
    },
    settings: {
      notHttps: 'The address must begin with https://. Plain http is allowed only for this machine.',
      notHttpsNext: 'Type the address again. Nothing was changed.'
    },
    trash: {
      deleteFromTrash: 'Delete from the trash',
      deleted: '{count, plural, one {# picture} other {# pictures}} deleted permanently.',
      filesRemoved:
        '{count, plural, one {The file of # picture was removed; its recipe is kept.} other {The files of # pictures were removed; their recipes are kept.}}',
      removeFilesKeepRecipes: 'Remove files, keep recipes'
    }
  },
  providers: {
    aigateway: {
      description: 'SDXL Lightning through the widely used images API.',
      keyHelp: 'An AIgateway.sh API key; it begins with sk-aig- and is sent as a bearer token.',
      freePerImage: '$0 per image'
    },
    appypie: {
      description: 'SDXL Lightning and SD 1.5 inpainting, free according to its documentation.',
      inpainting: 'Inpainting',
      polling: 'Polling',
      subscriptionKeyOfYourAppypie:
        'The subscription key of your AppyPie account. It is sent as the header Ocp-Apim-Subscription-Key.'
    },
    demo: {
      demo: 'The demo',
      demoNeedsNoKey: 'The demo needs no key.',
      description: 'The demo draws locally. It is not an AI model: it knows colours, shapes and a few words.',
      price: 'free, drawn on this machine',
      summary: 'Draws locally, without a key or a network. Not an AI model.'
    },
    fields: {
      guidance: 'Guidance',
      howCloselyPictureFollowsPrompt:
        'How closely the picture follows the prompt. This service takes whole numbers only.',
      moreStepsMoreDetailSlower: 'More steps: more detail, slower.',
      negativePrompt: 'Negative prompt',
      prompt: 'Prompt',
      sameSeedWithSameSettings: 'The same seed with the same settings gives the same picture.',
      seed: 'Seed',
      size: 'Size',
      steps: 'Steps',
      whatPictureShows: 'What the picture shows.',
      whatToKeepOutOf: 'What to keep out of the picture. Left out of the request when empty.'
    },
    imageGenerations: {
      description: 'Fast 1-megapixel pictures, several at once.',
      fee: 'A 5% fee is charged when credit is bought, not per picture.',
      fourToChooseFrom: 'Four to choose from',
      link: 'A link',
      noLimit: 'The documentation gives no limit; 10 is the maximum of the API it is compatible with.',
      noOthers: 'The documentation describes no negative prompt, steps, guidance or seed here.',
      onePicture: 'One picture',
      pictureItself: 'The picture itself',
      picturesPerRequest: 'Pictures per request',
      returnedAs: 'Returned as',
      size: 'Size',
      sizes: 'The documentation shows 1024 × 1024 only; the other sizes are those the model was trained on.'
    },
    imagepipeline: {
      apiKeyOfYourImagepipeline: 'The API key of your ImagePipeline account. It is sent as the header API-Key.',
      description: 'SDXL with a choice of model, scheduler and refiner, through the older API.',
      mayBeGone: 'The service’s current documentation describes a newer API; this one may no longer exist.',
      priceNotDocumented: 'price not documented',
      tokens: 'Prompt and negative prompt can have 75 tokens each.'
    },
    inpainting: {
      closeToPrompt: 'Close to the prompt',
      description: 'Repaints the masked part of a picture.',
      fetches: 'The service fetches the picture and the mask from addresses it can reach.',
      serviceDefault: '20 steps (service default)',
      sizeAtWhichPictureIs: 'The size at which the picture is sent and comes back.',
      streamDescription: 'Repaints the masked part of a picture, through the streaming endpoint.',
      trained: 'The model’s native size, 512 × 512',
      white:
        'White in the mask is repainted. The documentation shows a mask without saying so; this is the convention for this model.'
    },
    keyProbe: {
      keyTest: 'key test'
    },
    pixazo: {
      priceNotDocumented: 'price not documented',
      sd3Sd35: 'SD 3, SD 3.5 Large, SDXL, SDXL Lightning and SD 1.5 inpainting behind one key.',
      spelling:
        'The documentation’s table and examples spell the negative prompt differently; the app follows the examples.',
      stream:
        'The documentation calls it a stream but shows one JSON answer; the app reads that, events, JSON lines and a bare picture.',
      subscriptionKeyOfYourPixazo:
        'The subscription key of your Pixazo account. It is sent as the header Ocp-Apim-Subscription-Key.'
    },
    reply: {
      answerOfCouldNotBe: 'The answer of {service} could not be read.',
      answeredWithoutPicture: '{service} answered without a picture.',
      checkServicesAddressInSettings:
        "Check the service's address in Settings, and whether this network asks you to log in first.",
      doneWithoutPicture: '{service} says that the job is done, but sent no picture.',
      notYet: 'not yet',
      problem: '{service} reported a problem along with the picture.',
      sentAnswerInMorePieces: '{service} sent an answer in more pieces than a picture has steps.',
      sentEmptyAnswer: '{service} sent an empty answer.',
      sentInsteadOfPicture: '{service} sent {unusable} instead of a picture.',
      sentNeitherPictureNorJson: '{service} sent neither a picture nor JSON.',
      sentWebPageInsteadOf: '{service} sent a web page instead of an answer.',
      tooFew: '{service} sent {count, number, plain} of {expected, number, plain} pictures.',
      tooMany:
        '{service} sent {count, number, plain} pictures for {limit, number, plain} requested; {limit, plural, one {the first was} other {the first {limit, number, plain} were}} kept.',
      tryAgainLaterSendingRequest: 'Try again later. Sending the request again may be charged again.',
      unknownFormat: '{service} sent a picture that is not a PNG, JPEG, WebP or AVIF.',
      unusable: '{service} also sent {count, plural, one {# entry} other {# entries}} that cannot be used as a picture.'
    },
    replyErrors: {
      accountAtHasNoCredit: 'The account at {service} has no credit left.',
      addCredit: 'Add credit with the service, then try again.',
      askAgain:
        'Check the result again, which costs nothing. The picture may be made all the same; check your account before you send the request again.',
      bytesThatAreNoText: '{headers}, {count, number, plain} bytes that are no text',
      changePrompt: 'Change the prompt, then send it again.',
      changeValues: 'Change the values it names, if any, then send it again.',
      checkKeyInSettingsThen: 'Check the key in Settings, then try again.',
      checkServicesAddressInSettings:
        "Check the service's address in Settings, and the model's name where you typed one.",
      checkAddress: "Check the service's address in Settings.",
      checkSubscription:
        'Check with the service that your subscription covers this model and has calls left, or use another key.',
      didNotAcceptKey: '{service} did not accept the key.',
      didNotAcceptThisRequest: '{service} did not accept this request.',
      doesNotKnowThisAddress: '{service} does not know this address or model.',
      failedWhileMakingPicture: '{service} failed while making the picture.',
      forbidden: 'The key is not allowed to use this at {service}.',
      inappropriateContent: 'inappropriate content',
      noTypeGiven: 'no type given',
      notTheService: 'The address set for {service} does not answer like that service.',
      rateLimited: '{service} has received too many requests.',
      refusedToMakeThisPicture: '{service} refused to make this picture.',
      requestMayHaveBeenCharged: 'The request may have been charged.',
      sendAgainMayBeCharged: 'Sending the request again may be charged again.',
      tryAgainLaterRequestAnd: 'Try again later. The request and its settings are kept.',
      unavailable: '{service} is not available at the moment.',
      unknownJob: '{service} did not accept the number of this job.',
      waitMomentThenTryAgain: 'Wait a moment, then try again.',
      wholeAnswer: 'Its complete answer is in the queue, under the details of this request.'
    },
    replyPictures: {
      dataLink: 'a data link that does not contain a picture',
      linkOfKindWhichIs: 'a link of the kind "{scheme}:", which is not followed',
      linkThatCannotBeRead: 'a link that cannot be read',
      textThatIsNeitherLink: 'text that is neither a link nor a picture'
    },
    sd3: {
      aspectRatio: 'Aspect ratio',
      draft: 'Draft',
      draft12Steps: 'Draft, 12 steps',
      fileFormat: 'File format',
      fileQuality: 'File quality',
      fine: 'Fine',
      followsLongPromptsWellAnd: 'Follows long prompts well and can write short words.',
      forWebpAndJpeg100: 'For WebP and JPEG: 100 is best.',
      guidance: 'Guidance',
      howCloselyPictureFollowsPrompt: 'How closely the picture follows the prompt.',
      imageToImage: 'The documentation explains it only for image to image, which this endpoint does not offer.',
      largestOfFamilyBestAt: 'The largest of the family: best at long prompts and lettering.',
      moreStepsMoreDetailSlower: 'More steps: more detail, slower.',
      negative:
        'According to the documentation, negative prompts do not work well here and change the picture unpredictably.',
      noSeed: 'The documentation describes no seed and no pixel size for this model.',
      noSeedLarge:
        'The documentation describes no seed, pixel size or negative prompt for this model, and requires every other value in every request.',
      promptStrength: 'Prompt strength',
      standard: 'Standard',
      standard28Steps: 'Standard, 28 steps',
      steps: 'Steps'
    },
    sdxlBase: {
      closeToPrompt: 'Close to the prompt',
      draft12Steps: 'Draft, 12 steps',
      fullSdxlModelSlowerThan: 'The full SDXL model: slower than Lightning, with more detail.',
      maxSide: 'The underlying model is documented for sides of at most 1024 pixels.',
      serviceDefault: '20 steps (service default)'
    },
    sdxlLightning: {
      description: 'Fast 1-megapixel images in 4 to 8 steps.',
      lightning4Steps: 'Lightning, 4 steps',
      lightning8Steps: 'Lightning, 8 steps',
      serviceDefault: '20 steps (service default)',
      sdxlLightningStream: 'SDXL Lightning (stream)',
      steps: 'The model is made for 4 to 8 steps; the documentation shows 20.',
      streamDescription: 'SDXL Lightning through the streaming endpoint.'
    },
    sizes: {
      namedSize: '{name} ({width, number, plain} x {height, number, plain})',
      namedRatio: '{name} {ratio}',
      banner512: 'Banner 5:12',
      cinema: 'Cinema',
      landscape: 'Landscape',
      landscape32: 'Landscape 3:2',
      landscape43: 'Landscape 4:3',
      landscape97: 'Landscape 9:7',
      panorama125: 'Panorama 12:5',
      portrait: 'Portrait',
      portrait23: 'Portrait 2:3',
      portrait34: 'Portrait 3:4',
      portrait79: 'Portrait 7:9',
      smallSquare11: 'Small square 1:1',
      square: 'Square',
      square11: 'Square 1:1',
      tall: 'Tall',
      tall916: 'Tall 9:16',
      veryTall: 'Very tall',
      wide: 'Wide',
      wide169: 'Wide 16:9'
    },
    text2image: {
      adviseGuidance: 'The documentation calls 7.5 to 12.5 ideal.',
      adviseSize: 'The documentation advises sides of 768 or less.',
      adviseSteps: 'The documentation calls 20 to 30 ideal.',
      defaultSteps: '30 steps (service default)',
      denoisingStrength: 'Denoising strength',
      fine50Steps: 'Fine, 50 steps',
      fourToChooseFrom: 'Four to choose from',
      guidance: 'Guidance',
      modelHelp: 'From the service’s models page, SDXL only. The default is the documentation’s example.',
      modelId: 'Model ID',
      onlyUnipcmultistepschedulerIsDocumented: 'Only UniPCMultistepScheduler is documented.',
      optionalLeftOutOfRequest: 'Optional; left out of the request when empty.',
      picturesPerRequest: 'Pictures per request',
      quick20Steps: 'Quick, 20 steps',
      refiner: 'Refiner',
      safetyChecker: 'Safety checker',
      scheduler: 'Scheduler',
      sdxlWithChoiceOfModel: 'SDXL with a choice of model, scheduler and refiner, up to four pictures at once.',
      secondPassThatSharpensDetails: 'A second pass that sharpens details.',
      serviceFiltersExplicitPictures: 'The service filters explicit pictures.',
      steps: 'Steps'
    },
    wire: {
      chooseSize: 'Choose a size from the list',
      chooseSizeNext: 'Choose a size from the list and press Generate again. Nothing was sent.',
      thisServiceTakesOnlySizes: 'This service takes only the sizes in its list.'
    }
  },
  queue: {
    batchRow: {
      hideRequests: 'Hide its requests',
      label: '{count, plural, one {# request} other {# requests}}: {prompt}',
      prompts: '{more, plural, one {{first} and # other prompt} other {{first} and # other prompts}}',
      requests: '{count, plural, one {# request} other {# requests}}',
      showRequests: '{count, plural, one {Show its request} other {Show its # requests}}'
    },
    pauses: {
      waiting: '{count, plural, one {# request waits.} other {# requests wait.}}'
    },
    failedWords: {
      charged:
        '{count, plural, one {# request may have been charged already. You are asked before it is sent again.} other {# requests may have been charged already. You are asked before they are sent again.}}',
      fetched:
        '{count, plural, one {The picture of # request only needs to be fetched, which costs nothing.} other {The pictures of # requests only need to be fetched, which costs nothing.}}',
      freeAtPrice:
        '{count, plural, one {# request was not charged. It will be sent as a new request: {price}.} other {# requests were not charged. They will be sent as new requests: {price}.}}',
      freeAtUsualPrices:
        '{count, plural, one {# request was not charged. It will be sent as a new request at the usual price.} other {# requests were not charged. They will be sent as new requests at the usual prices.}}'
    },
    jobActions: {
      mayBeCharged:
        '{kind, select, demo {The demo may have made the picture and charged for it.} service {{provider} may have made the picture and charged for it.} other {The service may have made the picture and charged for it.}}',
      noJobNumber: 'The service gave no job number, so the app cannot check the result.',
      notSentAgain: 'Nothing is sent again automatically.'
    },
    jobDetails: {
      copyPrompt: 'Copy prompt',
      duration: 'Duration',
      http: 'HTTP {status, number, plain}',
      jobNumber: 'Job number at the service',
      openPicture: 'Open picture {position, number}',
      polls: 'Status checks',
      rawMessage: 'Message from the service',
      requested: 'Requested',
      sent: 'Sent',
      status: 'Service response',
      timesSent: 'Times sent'
    },
    jobRow: {
      demo: 'Demo',
      hideDetails: 'Hide details',
      noPrompt: 'No prompt',
      openFirstOfPictures: 'Open the first of {count, number} pictures',
      openPicture: 'Open picture',
      openSource: 'Open the picture to be repainted',
      showDetails: 'Show details'
    },
    jobWords: {
      beingMade: 'Being made',
      cancelled: 'Cancelled',
      cancelledAfterPicture: 'Cancelled after the picture was made: it may be charged, and can still be fetched',
      cancelledAfterSend: 'Cancelled after it was sent: the service may still charge for it',
      cancelledBeforeSend: 'Cancelled before anything was sent',
      countCancelled: '{count, number} cancelled',
      countDone: '{count, number} done',
      countFailed: '{count, number} failed',
      countRunning: '{count, number} running',
      countUncertain: '{count, plural, one {# needs a decision} other {# need a decision}}',
      countWaiting: '{count, number} waiting',
      deleted: '{count, plural, one {Its picture was deleted} other {Its pictures were deleted}}',
      done: 'Done',
      doneInLine: '{count, plural, one {# picture} other {# pictures}} in {duration}',
      doneLine: '{count, plural, one {# picture} other {# pictures}}',
      empty: 'Queue is empty',
      failed: 'Failed',
      fetching: 'Fetching',
      fetchingLine: 'Fetching the picture',
      makingLine: 'Being made',
      mayHaveBeenCharged: 'May have been charged',
      off: 'off',
      on: 'on',
      queued: 'Queued',
      queuedLine: 'Queued. Nothing has been sent yet',
      repaint: 'Repaint',
      repainted:
        '{part, select, whole {whole picture, {width, number, plain} × {height, number, plain}} other {area of {width, number, plain} × {height, number, plain}}}',
      repaintedSentAt:
        '{part, select, whole {whole picture, {width, number, plain} × {height, number, plain}, sent at {sentWidth, number, plain} × {sentHeight, number, plain}} other {area of {width, number, plain} × {height, number, plain}, sent at {sentWidth, number, plain} × {sentHeight, number, plain}}}',
      seed: 'seed {seed, number, plain}',
      sending: 'Sending',
      sendingLine: 'Waiting for the response',
      size: 'Size',
      steps: '{steps, plural, one {# step} other {# steps}}',
      waiting: 'Waiting',
      waitsForDisk: 'Waiting for the disk'
    },
    queueActions: {
      andMore: 'and {count, number} more',
      cancel: 'Cancel',
      cancelOpen: 'Cancel {count, plural, one {# request} other {# requests}}',
      cancelText: 'They stay in the queue, where each can be sent again. What was sent already may still be charged.',
      cancelTitle: 'Cancel {count, plural, one {# request} other {# requests}}?',
      chargeText:
        '{count, plural, one {The service may already have processed this request and charged for it. If it is sent again, it may be charged a second time.} other {The service may already have processed these requests and charged for them. If they are sent again, they may be charged a second time.}}',
      chargeTitle: '{count, plural, one {Send this request again too?} other {Send these # requests again too?}}',
      clearedNotice: '{count, plural, one {# finished request} other {# finished requests}} cleared.',
      clearFinished: 'Clear finished',
      cleared: '{count, plural, one {# finished request} other {# finished requests}} cleared',
      clearFinishedOfQueue: 'Clear finished requests from the queue',
      clearHint: 'Removes finished requests from this list. Their pictures stay in the gallery.',
      clearKeywords: 'remove list',
      kept: '{count, plural, one {# stays: its picture can still be fetched.} other {# stay: their pictures can still be fetched.}}',
      leaveUnsent: 'Don’t send',
      letThemGoOn: 'Keep them',
      nothingCleared: 'Nothing was cleared.',
      nothingHasFinished: 'nothing has finished',
      priceNotKnown: 'price not known',
      removeEnded: 'Remove {count, plural, one {# request} other {# requests}}',
      sendAgain: 'Send again',
      sendAgainMayCostTwice: 'Send again (may cost twice)',
      sendFailed: 'Send {count, plural, one {# failed request} other {# failed requests}} again',
      sendFailedKeywords: 'retry queue error',
      sendFailedTitle: 'Send {count, plural, one {# failed request} other {# failed requests}} again?',
      showPictures: 'Show {count, plural, one {# picture} other {# pictures}}'
    },
    queueStatus: {
      reason: '{others, plural, =0 {{what}.} one {{what}, and # other on hold.} other {{what}, and # others on hold.}}'
    },
    queueView: {
      all: 'All',
      cancelled: 'Cancelled',
      done: 'Done',
      emptyHint: 'Requests you send are listed here, with their results.',
      inProgress: 'In progress',
      jobs: 'Jobs',
      needsAttention: 'Needs attention',
      noAttention: 'Nothing needs your attention.',
      noCancelledRequests: 'No cancelled requests.',
      noFinishedRequests: 'No finished requests.',
      noRequestsInProgress: 'No requests in progress.',
      queue: 'Queue',
      queueIsEmpty: 'The queue is empty',
      show: 'Show'
    }
  },
  raster: {
    plan: {
      coversAll: 'The mask covers everything: nothing of the picture is kept.',
      empty: 'Paint over what you want to change.',
      scaledDown: 'Sent at {scale, number, plain} % scale; some detail will be lost.',
      sentAt:
        'Sent at {width, number, plain} × {height, number, plain}: the model takes sides of {minSide, number, plain} to {maxSide, number, plain} pixels{multipleOf, plural, =1 {} other { in steps of {multipleOf, number, plain}}}.',
      squeezed: 'Squeezed by {percent, number, plain} % to fit a shape that the model takes.',
      tooLong: 'The longer side of the canvas is {longest, number, plain} pixels; the limit is {limit, number, plain}.',
      tooManyPixels: 'The canvas has {megapixels, number, plain} megapixels; at most 64 can be sent.',
      tooNarrow:
        '{width, number, plain} × {height, number, plain} is too long and narrow for this model: it would be squeezed by {percent, number, plain} %.'
    }
  },
  settings: {
    aboutSection: {
      demo: 'The demo',
      demoNotStarted: 'It could not be started this time.',
      demoText:
        'The demo is a service on this machine that draws pictures by rules, from your prompt, the seed and the size. It is not an AI model and does not understand what you write. It lets you try everything without a key, a network or any cost.',
      noElectron: 'Electron was not available on this machine, so the app runs in an installed browser.',
      profile: 'Profile',
      profileHelp: 'Settings, presets and keys. Each service’s card says how its key is stored.',
      runsOn: 'Runs on',
      servicesText:
        'Each service was implemented from its published documentation and tested against servers that follow it to the letter. None could be tried with a real account. Where the documentation contradicts itself, the model’s notes say so. If a service answers differently, the job keeps its request and the service’s own reply.',
      servicesTitle: 'The services',
      version: 'Version {version}'
    },
    appearanceSection: {
      dark: 'Dark',
      light: 'Light',
      system: 'System',
      theme: 'Theme',
      themeHelp: 'Both themes are neutral grey, so no colour around a picture affects how it looks.'
    },
    backupPart: {
      backUpTo: 'Back up to',
      folderMissing: 'Its folder cannot be found',
      folderNotFound: 'That folder cannot be found now.',
      lastMade:
        'Last made {when} with {pictures, plural, one {# picture} other {# pictures}} in <path>{folder}</path>.',
      none: 'No backup yet. A backup contains every picture and everything known about it, but no keys.',
      onlyNew: 'Copies only what is new since then',
      restore: 'Restore',
      restoreHelp: 'Shows what a backup contains, then copies it into a new folder and opens it there.'
    },
    baseUrl: {
      emptyPressEscape: 'The address is empty. Press Escape for the default address.',
      emptyPressReset: 'The address is empty. Press Reset for the default address.',
      needsHttps: 'The address must begin with https://. Plain http is allowed only for this machine.',
      needsProtocol: 'The address must begin with https:// or http://.',
      noQuery: 'The address must not contain a ? or # part.',
      noUser: 'The address must not contain a user name or a password.',
      notAnAddress: 'This is not a web address. It must begin with https:// and name a host.',
      notEncrypted: 'The connection is not encrypted: anyone on the network can read it.',
      nothingSent:
        'Nothing is sent to this address: the connection is not encrypted, and anyone on the network could read it.',
      requests: 'Your requests will be sent to this address.',
      requestsAndKey: 'Your requests will be sent to this address, with the key that you enter for it.'
    },
    bucketForm: {
      accessKeyId: 'Access key ID',
      bucket: 'Bucket',
      bucketHelp: 'The name that the service shows.',
      deleteAfter: 'Delete uploads when their job ends',
      deleteAfterHelp:
        'Uploads left behind by a crash are deleted at the next start. When this is off, uploads stay until you delete them.',
      endpoint: 'Endpoint',
      endpointHelp: 'The address of the service’s S3 API, without the bucket.',
      everythingIsSaved: 'Everything is saved',
      folderHelp: 'Uploads go into this folder. May be empty.',
      folderInBucket: 'Folder in the bucket',
      notSavedYet: 'Not saved yet',
      pathStyle: 'Bucket name in the path',
      pathStyleHelp: 'endpoint/bucket/file instead of bucket.endpoint/file. Needed for R2 and MinIO.',
      publicAddress: 'Public address (optional)',
      publicHelp:
        'Only if anyone can read the bucket’s files there. If empty, each file gets a signed link that expires.',
      region: 'Region',
      saveBucket: 'Save bucket',
      service: 'Service',
      serviceHelp: 'Fills in the fields that depend on the service.',
      undoChanges: 'Undo changes'
    },
    bucketSecret: {
      help: 'The service shows it once, when you create the access key. It signs uploads and links on this machine and is never sent.',
      remove: 'Remove the bucket’s secret access key?',
      saveFirst: 'Save the bucket first. Its secret is stored for that address only.',
      secretAccessKey: 'Secret access key',
      withLast4: 'Secret access key ····{last4}'
    },
    bucketServices: {
      awsKey: 'In the console, under IAM: create a user for this app, then an access key for it.',
      awsRegion: 'The bucket’s region, such as eu-central-1.',
      awsS3: 'AWS S3',
      backblazeB2: 'Backblaze B2',
      backblazeKey:
        'In your account, under Application keys. The keyID is the access key ID, and the applicationKey is the secret.',
      backblazeRegion: 'The second part of the endpoint, such as us-west-004.',
      cloudflareR2: 'Cloudflare R2',
      minioOrAnother: 'MinIO or another',
      otherKey: 'The service shows both when you create an access key.',
      otherRegion: 'us-east-1 if the service has no regions.',
      r2Key:
        'In the dashboard, under R2, Manage API tokens: create a token that can read and write this bucket’s objects.',
      r2Region: 'Always “auto” on R2.'
    },
    bucketTest: {
      bucketTest: 'Bucket test',
      deleteItDelete: 'Delete it (DELETE)',
      enterSecretAccessKeyFirst: 'Enter the secret access key first.',
      enterSecretAccessKeyFor: 'Enter the secret access key for this address first.',
      fetchItAsServiceWould: 'Fetch it as a service would (GET)',
      help: 'Uploads a small picture, fetches it without your key, and deletes it.',
      results: 'Test results',
      saveBucketFirst: 'Save the bucket first.',
      saveChangesFirst: 'Save the changes first.',
      testBucket: 'Test bucket',
      unlockSecretFirst: 'Unlock the secret first.',
      uploadSmallPicturePut: 'Upload a small picture (PUT)'
    },
    bucketValues: {
      accessKeyIdCharacters: 'An access key ID has no spaces or accents. Copy it again.',
      accessKeyIdTooLong: 'An access key ID has at most 256 characters.',
      badAddress: 'This address cannot be used.',
      bucketCharacters: 'Enter the name only: letters, digits, dots and hyphens.',
      bucketTooLong: 'A bucket name has at most 255 characters.',
      endpointWithBucket: 'Remove /{bucket} from the end: the bucket has its own field.',
      enterAccessKeyId: 'Enter the access key ID.',
      enterBucket: 'Enter the bucket name.',
      enterEndpoint: 'Enter the address of the service’s S3 API.',
      enterRegion: 'Enter the region. With a wrong one the service rejects every upload.',
      fillIn: 'Replace {placeholder} with your own.',
      folderTooLong: 'A folder has at most 500 characters.',
      linkLifetime: 'Links can last from 1 minute to 7 days (168 hours).',
      notAHostName: 'This name cannot be part of a host name. Turn on “Bucket name in the path” below.',
      onlyThisMachine: 'Only this machine can reach this address. Hosted services cannot fetch from it.',
      regionCharacters: 'A region has letters, digits and hyphens only, such as eu-central-1.',
      regionTooLong: 'A region has at most 64 characters.'
    },
    common: {
      about: 'About',
      appearance: 'Appearance',
      backup: 'Backup',
      bucket: 'S3-compatible bucket',
      cancel: 'Cancel',
      imageHost: 'Image host',
      key: 'Key',
      library: 'Library',
      network: 'Network',
      passphrase: 'Passphrase',
      services: 'Services',
      sharing: 'Sharing'
    },
    connectionTest: {
      connection: 'Connection',
      help: 'Contacts each service that you have a key for, without sending the key. Costs nothing.',
      notReached: 'Not reached',
      reached: 'Reached',
      results: 'Connection test results',
      testConnection: 'Test connection'
    },
    endpointRow: {
      address: 'Address: {label}',
      reset: 'Reset',
      useThisAddress: 'Use this address'
    },
    healthPart: {
      check: 'Check',
      checkHelp:
        'Reads every picture and compares it with what is recorded about it. Changes nothing; can be cancelled.',
      noRepairs: 'No repairs were needed',
      notWritable: 'A library can be repaired only while its folder can be written to.',
      repair: 'Repair',
      repairHelp: 'Repairs lost, damaged or unlisted files.',
      whenLastOpened: 'When last opened'
    },
    hostChoice: {
      bucketHelp:
        'The app uploads both files to your bucket before each request, sends the service their links, and deletes them afterwards.',
      inline: 'Inside the request (experimental)',
      inlineHelp:
        'Both files are sent in the request as data: addresses. No service documents that it reads them. A service that does not may fail, and may still charge.',
      manual: 'I upload the files myself (links)',
      manualHelp: 'The studio saves both files for you. Upload them wherever you like and paste the two links.',
      notSetUp: 'Not set up',
      notSetUpHelp: 'You can repaint with the demo. Nothing is uploaded.',
      where: 'Where services fetch the picture and the mask'
    },
    imageHostSection: {
      lead: 'A hosted inpainting service does not take files: it fetches the picture and the mask from a web address. Choose here where they are put for it. The demo needs no image host.'
    },
    keyForm: {
      consent:
        '{kind, select, secret {I understand that anyone who can read my files, and every program I run, can read this secret.} other {I understand that anyone who can read my files, and every program I run, can read this key.}}',
      new: '{kind, select, secret {New secret access key} other {New key}}',
      newPassphraseHelp: 'At least 8 characters. It is not stored and cannot be recovered.',
      passphraseHelp: 'The passphrase of your other keys. It is not stored and cannot be recovered.',
      pasteItHere: 'Paste it here',
      repeatPassphrase: 'Repeat the passphrase',
      save: '{kind, select, secret {Save secret} other {Save key}}',
      storage: 'Storage'
    },
    keyKeeper: {
      enter: '{kind, select, secret {Enter secret} other {Enter key}}',
      remove: '{kind, select, secret {Remove secret} other {Remove key}}',
      removeText: 'It is deleted from this machine and cannot be restored from here. Pictures and jobs stay.',
      replace: '{kind, select, secret {Replace secret} other {Replace key}}',
      unprotected:
        '{kind, select, secret {This system has no keychain to protect the secret: anyone who can read your files can read it. Replace it and choose a passphrase.} other {This system has no keychain to protect the key: anyone who can read your files can read it. Replace it and choose a passphrase.}}',
      wrongAddress:
        '{kind, select, secret {Enter the secret for {addresses}. It was entered for another address and is not sent to this one.} other {Enter the key for {addresses}. It was entered for another address and is not sent to this one.}}'
    },
    keyPart: {
      asking: 'Contacting {host}…',
      cancelTest: 'Cancel test',
      notTested: 'Not tested since the app started.',
      notTestedCharged:
        'Not tested. The test goes to the address that makes pictures, so it is sent only when you press the button.',
      remove: 'Remove the {service} key?',
      testHelp: 'Sends one request. It costs nothing.',
      testHelpCharged: 'Sends one request for a model that does not exist: free, according to the documentation.',
      testKey: 'Test key',
      unlockKeyFirst: 'Unlock the key first.'
    },
    keyWords: {
      consentFirst:
        '{kind, select, secret {Tick the box to store the secret without protection.} other {Tick the box to store the key without protection.}}',
      differentPassphrases: 'The passphrases do not match. A passphrase cannot be recovered, so it must be right.',
      keyWithLast4: 'Key ····{last4}',
      keychain: 'Keychain',
      keychainBadge: 'in the keychain',
      keychainHelp: 'Encrypted with a secret that your system keeps. Nothing to type.',
      locked: '{key}, locked',
      needsNoKey: 'Needs no key',
      noKeyYet: 'No key yet',
      noSpaces:
        '{kind, select, secret {A secret has no spaces or line breaks. Copy it again.} other {A key has no spaces or line breaks. Copy it again.}}',
      notForThisAddress: '{key}, not for this address',
      notTested: 'Not tested',
      passphraseBadge: 'passphrase',
      passphraseHelp: 'Encrypted with a passphrase that you type once after each start. It cannot be recovered.',
      passphraseTooShort: 'A passphrase has at least 8 characters.',
      pasteFirst: '{kind, select, secret {Paste the secret first.} other {Paste the key first.}}',
      rejected: 'Rejected',
      session: 'This session only',
      sessionBadge: 'this session',
      sessionHelp: 'Kept in memory, never on disk. Gone when the app closes.',
      testing: '{key} · Testing…',
      unclear: 'Unclear',
      weak: 'On disk without protection',
      weakBadge: 'not protected',
      weakHelp: 'Scrambled with a publicly known password. Anyone who can read your files can read the key.',
      works: 'Works'
    },
    libraryCareActions: {
      backUpAgain: 'Back up again',
      backUpAgainToLast: 'Back up again to the same folder',
      backUpToFolder: 'Back up to a folder…',
      backUpToNewDated: 'Back up to a new dated folder…',
      checkLibrary: 'Check the library',
      chooseFolder: 'Choose the folder…',
      close: 'Close',
      facts:
        '{pictures, plural, one {# picture} other {# pictures}}, {size}, made {when}. The backup is in <path>{folder}</path>.',
      folder: 'A folder… (updates an earlier backup there)',
      incompleteText: 'It was not finished. Back up into the same folder again to finish it, or choose another backup.',
      incompleteTitle: 'This backup is incomplete',
      keywordsBackUp: 'copy',
      keywordsMove: 'disk folder',
      keywordsRebuild: 'database repair build again',
      keywordsRepair: 'mend lost',
      keywordsVerify: 'verify damage',
      libraryCannotBeWrittenNow: 'the library cannot be written now',
      moveLibrary: 'Move the library…',
      newDatedFolderIn: 'A new dated folder in…',
      noLibraryIsOpen: 'no library is open',
      rebuild: 'Rebuild index',
      rebuildIndex: 'Rebuild index…',
      rebuildText:
        'The index is rebuilt from the sidecar files beside the pictures, which takes a moment in a large library. The old index is kept beside the new one. Pictures, tags, ratings, collections and the queue stay.',
      rebuildTitle: 'Rebuild the index?',
      repair: 'Repair…',
      repairLibrary: 'Repair the library…',
      restore: 'Restore “{name}”?',
      restoreBackup: 'Restore a backup…',
      restoreText:
        'Next you choose an empty folder. The backup is copied into it, every picture is checked, and the restored library is opened. The library that is open now stays as it is.',
      showInFolder: 'Show in folder',
      showLibraryInItsFolder: 'Show the library in its folder'
    },
    librarySection: {
      health: 'Health',
      lead: 'Every picture is kept here exactly as it came, with a small sidecar file that records what it was made from. Your library works offline.',
      missing: 'The folder cannot be found. Connect its drive, or choose another folder.',
      notWritable: 'The folder cannot be written to. Pictures can be viewed, but new ones cannot be saved here.',
      openElsewhere: 'Another copy of Palimpsest has this library open. Here you can view it, but not change it.',
      otherLibraries: 'Other libraries'
    },
    linkLifetime: {
      hours: 'hours',
      label: 'Links expire after',
      minutes: 'minutes',
      unit: 'Unit of the link lifetime'
    },
    networkSection: {
      lead: 'The app connects to the services that you use and to nothing else.',
      pollDeadlineHelp:
        'How long to keep polling for a finished picture. After that you can check again from the queue.',
      range: '{min, number} to {max, number} seconds',
      requestTimeoutHelp:
        'How long a service may take to answer one request. If the time runs out after the request was sent, the job is marked “may have been charged”.',
      waitForAnswer: 'Wait for an answer',
      waitForPicture: 'Wait for a picture'
    },
    openPresets: {
      fileDamaged: 'The file with your presets was damaged and set aside as {name}.',
      fileUnreadable: 'Your presets could not be read, and changes to them cannot be saved.',
      gone: 'This preset no longer exists.',
      goneNext: 'Choose another preset.',
      nameTaken: 'There is already a preset named “{name}” for this model.',
      nameTakenField: 'This name is taken',
      nameTakenNext: 'Choose another name, or remove the old preset first.',
      notSaved: 'The preset cannot be saved: {problem}.',
      notValid: 'not valid',
      notValidNext: 'Change the name and save again.',
      unreadable:
        '{bad, plural, one {One preset could not be read and is not shown; the file keeps it.} other {# presets could not be read and are not shown; the file keeps them.}}'
    },
    openSettings: {
      changedByEditor: 'The settings file was changed by an editor; all settings were kept.',
      fileDamagedBackup: 'The settings file was damaged: the last good settings are used.',
      fileDamagedDefaults: 'The settings file was damaged: the defaults are used.',
      fileGone: 'The settings file was missing. The last good settings are used.',
      notValid: 'These settings are not valid.',
      notValidNext: 'Correct the marked field.',
      notWritten: 'The repaired settings could not be written.',
      setAside: 'The file was set aside as {name}.',
      someDamagedBackup: 'Some settings were damaged ({damaged}): their last good values are used.',
      someDamagedDefaults: 'Some settings were damaged ({damaged}): their defaults are used.',
      unreadable: 'The settings could not be read; the defaults are used, and changes cannot be saved.'
    },
    otherLibraries: {
      lastOpened: '{pictures, plural, one {# picture} other {# pictures}}, last opened {when}',
      missing: 'Not found: its drive is not connected, or the folder is gone.',
      open: 'Open',
      openLibrary: 'Open library {name}',
      remove: 'Remove {name} from this list'
    },
    placePart: {
      contents: 'Contents',
      contentsValue: '{pictures, plural, one {# picture} other {# pictures}}, {size}',
      folder: 'Folder',
      keep: 'Keep it',
      move: 'Move',
      moveHelp:
        'To another folder or drive. Everything is copied and checked while you keep working. The old folder stays until you choose to remove it.',
      moveItToTrash: 'Move it to the trash',
      movedFrom: 'The library was moved from {folder}. The old folder still holds a complete copy of it, as it was.',
      notWritable: 'A library can be moved only while its folder can be written to.',
      oldFolder: 'The old folder',
      otherStays: 'The other library stays in {folder}, with its pictures and its queue.',
      othersLeft:
        'The moved files are in the trash. Files added to the folder since then are still there: {paths}, in <path>{folder}</path>.',
      pathsAndMore: '{paths} and {count, number} more'
    },
    proxyAddress: {
      addPort: 'Add the proxy’s port, such as {host}:3128.',
      empty: 'Enter the proxy’s name and port, such as proxy.example:3128.',
      noPassword:
        'The address is stored as plain text, so it must not contain a password. Put it into HTTPS_PROXY and choose “System”.',
      notAnAddress: 'This is not a proxy address. Enter a name and a port, such as proxy.example:3128.',
      onlyNameAndPort: 'A proxy address is a name and a port, and nothing more.',
      socks: 'SOCKS proxies are not supported. Most proxy programs offer an HTTP port as well.'
    },
    proxyRow: {
      address: 'Proxy address',
      help: 'Keys and pictures go through a proxy in an encrypted tunnel that it cannot read. Connections within this machine use no proxy.',
      manual: 'Manual',
      manualHelp: 'Uses the proxy below.',
      none: 'None',
      noneHelp: 'Connects to the services directly.',
      proxy: 'Proxy',
      system: 'System',
      systemHelp: 'Uses the system’s proxy settings, or HTTPS_PROXY and NO_PROXY where the app was started with them.',
      useThisProxy: 'Use this proxy'
    },
    repairDialog: {
      adopt: 'List unlisted files',
      adoptHelp: 'Pictures and sidecar files that the index does not know, with or without a recipe.',
      believe: 'Where they differ, trust',
      damaged: 'Read every file',
      damagedHelp:
        'Takes as long as a check. Damaged pictures, masks and answers are set aside and replaced from the last backup if it has them.',
      index: 'Index',
      missing: 'Look for lost files',
      missingHelp:
        'They are restored from the last backup if it has them, and marked as missing otherwise. Files that are back are shown again.',
      nothingChosen: 'Select at least one repair',
      nothingDeleted:
        'Nothing is deleted. Files that have to be replaced are moved to the library’s “set-aside” folder.',
      repair: 'Repair',
      repairLibrary: 'Repair the library',
      repairSidecars: 'Repair sidecar files',
      sidecars: 'Sidecar files',
      sidecarsHelp: 'Those that are lost, damaged or differ from the index.',
      thumbnails: 'Recreate lost thumbnails',
      thumbnailsHelp: 'Otherwise each is made when its picture is shown.'
    },
    runningTask: {
      cancelling: 'Cancelling…',
      done: '{percent, number, plain}% done…',
      underWay: 'In progress…'
    },
    serviceCard: {
      extraRequestsWaitInQueue: 'Extra requests wait in the queue.',
      inpaints: 'Repaints a part of a picture.',
      model: '<b>{model}</b>: {price}.',
      models: '{count, plural, one {# model} other {# models}}: prices and notes',
      requestsAtOnce: 'Requests at once'
    },
    servicesSection: {
      lead: 'Your keys stay on this machine and are sent only to the service they belong to.'
    },
    settingsView: {
      allSettings: 'All settings',
      settings: 'Settings'
    },
    sharingSection: {
      a1111Compatible: 'A1111-compatible',
      a1111Help: 'The prompt and the parameters are included, as A1111, Forge and most tools read them.',
      everything: 'Everything',
      everythingHelp: 'The recipe, rating, tags and notes are included, for Palimpsest and for other tools.',
      exportHasOwn: 'Exports have their own setting.',
      lead: 'Pictures that you drag out, copy as a file or save are always copies. The original in the library stays as it came. Keys and signed links are never exported.',
      metadata: 'Metadata',
      none: 'None',
      noneHelp: 'No metadata is included: pixels only.'
    },
    transferLog: {
      clickToCopy: '{address}\nClick to copy',
      copied: 'Copied',
      copyAddress: 'Copy address: {address}',
      done: 'Done',
      empty: 'Nothing has been sent to an image host yet.',
      failed: 'The log could not be read. Try again.',
      fewer: 'Show fewer',
      refresh: 'Refresh',
      result: 'Result',
      showAll: 'Show all {count, number}',
      size: 'Size',
      title: 'Transfers',
      transferFailed: 'Failed',
      what: 'What',
      when: 'When',
      where: 'Where'
    },
    transferWords: {
      deleted: '{what, select, mask {Mask deleted} test {Test file deleted} other {Picture deleted}}',
      fetched:
        '{what, select, mask {Mask fetched as a check} test {Test file fetched as a check} other {Picture fetched as a check}}',
      inline:
        '{what, select, mask {Mask sent inside the request} test {Test file sent inside the request} other {Picture sent inside the request}}',
      linked:
        '{what, select, mask {Your link to the mask sent} test {Your link to the test file sent} other {Your link to the picture sent}}',
      notDeleted: '{what, select, mask {Mask not deleted} test {Test file not deleted} other {Picture not deleted}}',
      notFetched:
        '{what, select, mask {Mask not fetched as a check} test {Test file not fetched as a check} other {Picture not fetched as a check}}',
      notInline:
        '{what, select, mask {Mask not sent inside the request} test {Test file not sent inside the request} other {Picture not sent inside the request}}',
      notLinked:
        '{what, select, mask {Your link to the mask not sent} test {Your link to the test file not sent} other {Your link to the picture not sent}}',
      notUploaded:
        '{what, select, mask {Mask not uploaded} test {Test file not uploaded} other {Picture not uploaded}}',
      uploaded: '{what, select, mask {Mask uploaded} test {Test file uploaded} other {Picture uploaded}}'
    },
    trashRows: {
      count:
        '{count, plural, one {# picture, not deleted permanently yet.} other {# pictures, not deleted permanently yet.}}',
      days: '{days, plural, one {# day} other {# days}}',
      deleteAfter: 'Delete permanently after',
      deletePermanently: 'Delete permanently',
      empty: 'Empty. Pictures that you delete wait here.',
      kept: 'Pictures stay in the trash until you empty it.',
      never: 'Never',
      onceADay:
        'Pictures are deleted permanently after {days, plural, one {# day} other {# days}} in the trash, with a notice. A change takes effect after one day.',
      trash: 'Trash'
    },
    unlockForm: {
      help: 'Unlocks all keys that it protects until the app closes.',
      keychainLocked:
        '{kind, select, secret {The stored secret cannot be opened: your system’s keychain is locked or has changed. Unlock it and restart the app, or enter the secret again.} other {The stored key cannot be opened: your system’s keychain is locked or has changed. Unlock it and restart the app, or enter the key again.}}',
      passphrase: '{kind, select, secret {Passphrase for the secret} other {Passphrase for the key}}',
      passphraseOf:
        '{kind, select, secret {Passphrase for the secret ····{last4}} other {Passphrase for the key ····{last4}}}',
      unlock: 'Unlock'
    },
    watchedFolders: {
      help: 'New pictures in these folders and their subfolders are copied into the library with their recipes. Pictures that are already here, or that you deleted, are not imported again.',
      imported: '{imported, plural, one {# picture} other {# pictures}} imported since the app started.',
      missing: 'Not found: its drive may be disconnected. The app looks again every minute.',
      paused: 'Waiting: the library cannot be written to.',
      problems: 'Not imported',
      refused: '{refused, number} could not be imported.',
      stopWatching: 'Stop watching {folder}',
      watchedFolders: 'Watched folders',
      watching: 'Watching.'
    },
    welcome: {
      addServiceKey: 'Add a service key',
      bring:
        'Already have pictures? Drop them here, or <link>import a folder</link>. Recipes from A1111, ComfyUI, InvokeAI and others are imported with them.',
      demoText:
        'The demo needs no key, no network and no money. It draws by rules from your prompt and is not an AI model: it shows how the app works, not what a service can do.',
      emptyText:
        'Write a prompt and press Generate. Your pictures are kept here with everything they were made from. Or bring your own: drop pictures and folders anywhere here. Recipes from A1111, ComfyUI, InvokeAI and others are imported with them.',
      firstPrompt: 'A lighthouse on a cliff above a calm sea, mountains in the mist, warm sunset light',
      lead: 'Write a prompt, choose a hosted Stable Diffusion model, and keep every picture on this machine with everything it was made from. Your keys stay on this machine; your library works offline.',
      makeFirst: 'Make a first picture with the demo',
      noPicturesYet: 'No pictures yet',
      ownText:
        'With a key for Pixazo, AppyPie, AIgateway or ImagePipeline. It is stored encrypted on this machine and sent only to that service.',
      skip: 'Skip',
      tryItNow: 'Try it now',
      useYourOwnService: 'Use your own service',
      welcomeToPalimpsest: 'Welcome to Palimpsest'
    }
  },
  shared: {
    errors: {
      somethingWentWrongInsideApp: 'Something went wrong inside the app.',
      tryAgainNothingThatWas: 'Try again. Nothing that was stored is lost.'
    }
  },
  shell: {
    call: {
      correctInput: 'Correct the input and try again.',
      inputNotValid: 'The input is not valid: {problem}.',
      notImportable: 'These files cannot be imported.',
      tooLarge: 'This is more than one call can carry.',
      unknownProcedure: 'The app has no procedure with this name.',
      wrongSender: 'This call did not come from the app’s window.'
    },
    composeHost: {
      copyFailed: 'Could not copy the picture to the clipboard.',
      deleteYourself: 'If you no longer need it, delete it in the file manager.',
      noWindow: 'The window is not open.',
      saveAs: 'Save as',
      standIn: 'Chromium {chrome} in place of Electron',
      trashFailed: 'The folder could not be moved to the trash.'
    },
    dialogs: {
      allFiles: 'All files',
      cannotStart: 'Palimpsest cannot start',
      keepOpen: 'Keep open',
      pictures: 'Pictures',
      quitAnyway: 'Quit anyway',
      quitMessage:
        '{count, plural, one {Something you may have paid for would be lost.} other {Some of what you may have paid for would be lost.}}',
      quitTitle: 'Quit Palimpsest?'
    },
    externalLinks: {
      notAService: 'This link does not lead to the site of one of the services, so it was not opened.',
      openYourself: 'Copy the address and open it yourself if you trust it.'
    },
    menu: {
      edit: 'Edit',
      file: 'File',
      view: 'View'
    },
    mishaps: {
      broken: 'Something went wrong inside Palimpsest.',
      continue: 'Continue',
      crashedTwice: 'The window stopped working twice within a minute.',
      kept: 'Pictures, drafts and requests are kept.',
      pageEnded: 'The page ended',
      pageNotLoaded: 'The page could not be loaded',
      pageUnresponsive: 'The page is not responding',
      processEnded: 'A process ended',
      processReason: '{name}: {reason}, code {exitCode, number, plain}',
      quit: 'Quit',
      reason: '{reason}, code {exitCode, number, plain}',
      reopen: 'Reopen',
      restart: 'Restart',
      restartHint: 'Restart the app to be sure that everything works.',
      tryAgain: 'Try again',
      uncaughtError: 'Uncaught error',
      unhandledRejection: 'Unhandled rejection',
      wait: 'Wait',
      windowNotLoaded: 'The window could not be loaded.',
      windowUnresponsive: 'The window is not responding.'
    },
    outgoing: {
      copyFailed: 'Could not copy the files to the clipboard.',
      tryAgain: 'Try again, or drag the pictures out of the window.'
    },
    safeStorage: {
      encrypted: {
        darwin: 'Keys are encrypted with the macOS Keychain.',
        other: 'Keys are encrypted with the system keyring.',
        win32: 'Keys are encrypted with Windows data protection.'
      },
      unavailable: 'This system has no keychain that the app can use.',
      unprotected:
        'This system has no keychain that protects keys, so anyone who can read your files could read a stored key.'
    },
    typedPaths: {
      noFile: 'There is no file at this path.',
      noFileNext: 'Check the spelling, or paste the path from the file manager.',
      noFolder: 'There is no folder at this path.',
      noFolderNext: 'Check the spelling, or create the folder first.',
      notWhole: 'This is not a full path.',
      notWholeNext: 'Start at the top: with / or ~, or on Windows with the drive.',
      taken: 'A file with this name is already there.',
      takenNext: 'Choose another name.'
    }
  },
  start: {
    composeLibrary: {
      defaultOpened:
        'The library in {folder} was not opened. {reason} The default library is open instead; the other one was not changed.'
    },
    composeServices: {
      demoFailed: 'The demo could not be started on this machine.',
      demoFailedNext: 'Start the app again, or use a service with your own key.'
    }
  },
  statistics: {
    diskSection: {
      answers: 'Service answers',
      backups: 'Backups',
      failed: 'The library folder could not be measured.',
      files: 'Files',
      index: 'Index',
      masks: 'Masks',
      measureAgain: 'Measure again',
      measuring: 'Measuring every file…',
      month: 'Month',
      most: 'most: {month}, {size}',
      onDisk: 'On disk',
      originals: 'Originals',
      originalsByMonth: 'Originals by month',
      originalsByType: 'Originals by type',
      pictures: 'Pictures',
      picturesOfType: '{pictures, plural, one {# picture} other {# pictures}}',
      rest: 'Drafts and other files',
      sidecars: 'Sidecar files',
      size: 'Size',
      sizeOfOriginalsByMonth: 'Size of the originals by month',
      thumbnails: 'Thumbnails',
      total: 'The complete library, whatever the dates of its pictures: {size}, measured {when}.',
      type: 'Type',
      what: 'What'
    },
    failureWords: {
      badResponse: 'the answer was not a picture',
      cancelled: 'cancelled',
      cutOffMayHaveBeen: 'cut off, may have been charged',
      diskWasFull: 'the disk was full',
      internal: 'an error in this app',
      invalidInput: 'a request that the service does not accept',
      keyWasRejected: 'the key was rejected',
      libraryCouldNotBeWritten: 'the library could not be written',
      noConnection: 'no connection',
      noKey: 'no key',
      notAllowedForThisKey: 'not allowed for this key',
      notFound: 'no longer available',
      notSupported: 'not supported',
      quotaWasUsedUp: 'the quota was used up',
      refusedByService: 'refused by the service',
      serviceFailed: 'the service failed',
      tooManyRequests: 'too many requests',
      tookTooLong: 'took too long',
      unknown: 'unknown',
      unsafeUrl: 'an unsafe link'
    },
    headline: {
      atGlance: 'At a glance',
      days: '{count, plural, one {# day} other {# days}}',
      daysWithPictures: '{count, plural, one {day with pictures} other {days with pictures}}',
      favourites: 'favourites, {percent}',
      longestStreak: 'longest streak',
      longestStreakNow: 'longest streak, {current, number} now',
      onDisk: 'total on disk',
      pictures: '{count, plural, one {picture} other {pictures}}',
      rated: 'rated, {percent}'
    },
    heatMap: {
      calendar: 'calendar',
      day: '{date}: {pictures, plural, =0 {no pictures} one {# picture} other {# pictures}}',
      fri: 'Fri',
      label: '{day}. Arrow keys move from day to day, Enter shows a day’s pictures.',
      mon: 'Mon',
      most: 'most on {day}',
      sun: 'Sun',
      wed: 'Wed',
      year: '<b>{year}</b> {pictures, plural, one {# picture} other {# pictures}}'
    },
    hourGrid: {
      friday: 'Friday',
      hour: 'Hour',
      hourOfDay: '{day} {from, number}:00 to {to, number}:00: {pictures, plural, one {# picture} other {# pictures}}',
      monday: 'Monday',
      most: '{day, select, 0 {most on Mondays at {hour, number}:00} 1 {most on Tuesdays at {hour, number}:00} 2 {most on Wednesdays at {hour, number}:00} 3 {most on Thursdays at {hour, number}:00} 4 {most on Fridays at {hour, number}:00} 5 {most on Saturdays at {hour, number}:00} other {most on Sundays at {hour, number}:00}}',
      picturesByWeekdayAndHour: 'Pictures by weekday and hour: {most}',
      saturday: 'Saturday',
      sunday: 'Sunday',
      thursday: 'Thursday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday'
    },
    plotFrame: {
      firstLines: 'The first {shown, number} of {count, number} lines.',
      showAsChart: 'Show as chart',
      showAsTable: 'Show as table',
      table: '{title}, table'
    },
    rangeChoice: {
      days: '{count, plural, one {# day} other {# days}}',
      months: '{count, plural, one {# month} other {# months}}',
      all: 'All',
      firstDay: 'First day',
      fromTo: 'From – to',
      label: 'Period of the statistics',
      lastDay: 'Last day',
      span: 'Period'
    },
    servicesSection: {
      cancelled: '{cancelled, plural, one {# job was cancelled.} other {# jobs were cancelled.}}',
      covered: 'Jobs in the queue since {day}. Removed jobs are not counted.',
      done: 'Received',
      failed: 'Failed',
      failedOf: '{failed, number} of {count, number}',
      failedShare: '{failed, number} of {ended, plural, one {# job} other {# jobs}} failed ({percent}).',
      failures: 'Failures',
      halfWithin: 'Half within',
      jobs: 'Jobs',
      model: 'Model',
      most: '95 % within',
      noJobs: 'The queue is empty, so there are no failures to count.',
      overTime: 'Over time',
      reason: 'Reason',
      service: 'Service',
      share: 'Share',
      timeForOnePicture: 'Time for one picture',
      timeNote: 'The dot is the usual time. One in twenty took longer than the end of the line.',
      timed: 'Timed',
      trendNote: 'The line is the usual time for one picture. A red mark shows where jobs failed.',
      weekOf: 'week of {day}',
      when: 'When',
      whyTheyFailed: 'Why they failed'
    },
    statisticsView: {
      emptyPeriod: 'No pictures were made in this period. Choose a longer one above.',
      emptyText:
        'Once you have pictures, this shows on which days and with which models they were made, how long they took, and how much space they use.',
      emptyTitle: 'No statistics yet',
      statistics: 'Statistics',
      tryAgain: 'Try again'
    },
    timeRows: {
      times: 'Half of {timed, number} took at most {half}, 95 % at most {most}',
      to: 'to {most}'
    },
    trendLine: {
      failed: '{when}: {failed, number} of {ended, plural, one {# job} other {# jobs}} failed',
      nothingFailed: '{when}: nothing failed',
      unknownService: 'Unknown service',
      usually: '{when}: usually {time}',
      usuallyAndFailed: '{when}: usually {time}, {failed, number} of {ended, plural, one {# job} other {# jobs}} failed'
    },
    whatSection: {
      allOthers: 'All others',
      amber: 'Amber marks favourites.',
      byModelAndService: 'By model and service',
      favourites: 'Favourites',
      generated: 'Generated',
      imported: 'Imported',
      kind: 'Kind',
      kinds: 'How they were made',
      landscape: 'landscape',
      liked: 'Ratings',
      model: 'Model',
      moreInTable: '{more, plural, one {# more model is in the table.} other {# more models are in the table.}}',
      none: 'none',
      notKnown: 'Unknown',
      pictures: 'Pictures',
      portrait: 'portrait',
      rating: 'Rating',
      repainted: 'Repainted',
      service: 'Service',
      showInGallery: 'Show in the gallery',
      size: 'Size',
      sizes: 'Sizes',
      square: 'square',
      unrated: '{count, number} without a rating.'
    },
    whenSection: {
      byMonth: 'By month',
      byWeekdayAndHour: 'By weekday and hour',
      clickDayToSeeIts: 'Click a day to see its pictures.',
      day: 'Day',
      earlierYears: 'Earlier years are in the months below. Click a day to see its pictures.',
      month: 'Month',
      monthPictures: '{month}: {pictures, plural, one {# picture} other {# pictures}}',
      most: 'most: {words}',
      pictures: 'Pictures',
      picturesByMonth: 'Pictures by month',
      picturesPerDay: 'Pictures per day'
    },
    wordsSection: {
      counted: 'Counted in the newest {count, plural, one {# prompt} other {# prompts}}.',
      mostUsedPhrases: 'Most used phrases',
      mostUsedTags: 'Most used tags',
      mostUsedWords: 'Most used words',
      pictures: 'Pictures',
      showInGallery: 'Show in the gallery',
      words: 'Words'
    }
  },
  tasks: {
    report: {
      cancelled: 'Cancelled.'
    },
    taskService: {
      blocked: '“{title}” is still running, and this cannot be done at the same time.',
      cancelItFirst: 'Cancel it first.',
      cancelled: 'This was cancelled.',
      closeMessage: 'Close this message.',
      notFound: 'This task is no longer in the list.',
      palimpsestIsClosing: 'Palimpsest is closing.',
      stillRunning: '“{title}” is still running.',
      waitOrCancel: 'Wait until it has finished, or cancel it, then try again.'
    }
  },
  trash: {
    deletion: {
      deletedSoFar:
        '{deleted, number} of {count, plural, one {# picture} other {# pictures}} deleted. The others are still in the trash.',
      deleting: 'Deleting',
      filesRemovedSoFar:
        'The files of {removed, number} of {count, plural, one {# picture} other {# pictures}} were removed.',
      removingFiles: 'Removing files'
    },
    trashEmptying: {
      announcement:
        'From tomorrow on, pictures are deleted permanently after {keepDays, plural, one {# day} other {# days}} in the trash. You can change this under Settings, Library.',
      emptied:
        '{count, plural, one {# picture was} other {# pictures were}} deleted permanently after {keepDays, plural, one {# day} other {# days}} in the trash. {bytes} freed.'
    }
  },
  ui: {
    actionItem: {
      chosen: 'selected'
    },
    copyValue: {
      clickToCopy: 'Click to copy',
      copied: 'Copied',
      copy: 'Copy {label}: {value}'
    },
    countBox: {
      range: '1 to {most, number, plain} requests',
      requestsToSend: 'Requests to send'
    },
    endedJobButtons: {
      more: 'More'
    },
    fold: {
      less: 'Less',
      more: 'More: {label}'
    },
    modelSelect: {
      demo: 'Demo',
      noMatch: 'No models match',
      notes: '{count, plural, one {# note on this model} other {# notes on this model}}'
    },
    nameForm: {
      cancel: 'Cancel',
      enterName: 'Enter a name.',
      rename: 'Rename'
    },
    numberField: {
      slider: '{label}, slider'
    },
    progressBar: {
      progress: 'Progress'
    },
    promptHistoryMenu: {
      empty: 'No prompts yet. Prompts appear here after you send a request.',
      lastPrompts: 'Recent prompts'
    },
    regionBoundary: {
      showItAgain: 'Show it again',
      text: 'Nothing that was stored is lost. If this happens again, restart the app.',
      title: '{name} has stopped working'
    },
    seedInput: {
      anyWholeNumber: 'any whole number',
      countUp: 'Count up',
      countUpHelp: 'one higher for each request',
      howSeedChanges: 'How the seed changes',
      last: 'last: {value, number, plain}',
      locked: 'Locked',
      lockedHelp: 'the same seed for each request',
      random: 'Random',
      randomHelp: 'a random seed for each request',
      randomPlaceholder: 'Random',
      rollSeed: 'Roll a seed'
    },
    sendFooter: {
      addKey: 'Add key',
      added: 'Added',
      changeMarkedFields:
        '{problems, plural, one {Change the marked field.} other {Change the # marked fields.}} Nothing was sent.',
      countSeedUp: 'Count the seed up',
      onThisMachine: 'Demo, on this machine',
      ownAddress: '(your own address)',
      pictures: '{count, plural, one {# request} other {# requests}} × {each, number} = {total, number} pictures.',
      seedIsLockedIdenticalRequests: 'The seed is locked: identical requests give identical pictures.',
      unlock: 'Unlock',
      wouldBeSentTo: 'Would be sent to {host}',
      writePromptFirst: 'Write a prompt first. Nothing was sent.'
    },
    sizeInput: {
      custom: 'Custom',
      height: 'Height',
      pixelsMultiplesOf: 'pixels, multiples of {multipleOf, number, plain}',
      swapWidthAndHeight: 'Swap width and height',
      width: 'Width'
    },
    stars: {
      different: 'different',
      stars: '{rating, plural, one {# star} other {# stars}}'
    },
    textInput: {
      length:
        '{words, plural, one {# word} other {# words}}, {characters, plural, one {# character} other {# characters}}',
      count: '{count, number, plain} of {tokens, plural, one {# token} other {# tokens}}',
      modelLimit: 'The model reads {tokens, number} tokens at once.',
      negativePlaceholder: 'What to keep out of the picture',
      overLimit: 'The model reads {tokens, number} tokens at once. The rest counts less or is ignored.',
      paintedPart: 'What the painted part shows',
      placeholder: 'What the picture shows',
      serviceLimit: 'This service accepts {tokens, number} tokens.'
    },
    undoLine: {
      undo: 'Undo'
    }
  },
  viewer: {
    areaWords: {
      areaSentAt:
        '{width, number, plain} × {height, number, plain} sent at {sentWidth, number, plain} × {sentHeight, number, plain}',
      aroundMask: 'Around the mask',
      extended: 'extended: {sides}',
      feather: 'feather {feather, number, plain}',
      maskInverted: 'mask inverted',
      padding: 'padding {padding, number, plain}',
      sentAt: 'sent at {width, number, plain} × {height, number, plain}',
      wholePicture: 'The whole picture'
    },
    backToGallery: 'Back to the gallery',
    cameFrom: {
      allOfThisImport: 'All of this import',
      cameFrom: 'Imported from',
      embeddedText: 'Embedded text…',
      extra: '{count, plural, one {# more value from {software}} other {# more values from {software}}}',
      extraUnknown:
        '{count, plural, one {# more value from the program that made it} other {# more values from the program that made it}}',
      file: 'File',
      fileMissing: 'The file is missing',
      imported: 'Imported',
      madeWith: 'Made with',
      unknownSoftware: 'Not stated in the file'
    },
    collectionPicker: {
      add: 'Add',
      addToCollection: 'Add to a collection',
      collections: 'Collections',
      findCollection: 'Find a collection',
      newCollection: 'New collection…',
      noMatch: 'No collections match.',
      none: 'No collections yet.'
    },
    commonWords: {
      andMore: '{some} and {more, number} more',
      files: 'Files',
      made: 'Made',
      model: 'Model',
      models: 'Models',
      notKnown: 'unknown',
      size: 'Size',
      sizes: 'Sizes',
      to: '{first} to {last}',
      withoutOne: '{bytes}; {withoutFile, plural, one {# picture} other {# pictures}} without one'
    },
    compareActions: {
      compare: 'Compare: {label}',
      compareFlip: 'Compare: flip',
      difference: 'Difference',
      fit: 'Fit',
      fitOrOneToOne: 'Fit, or one to one',
      flipFromOneToNext: 'Flip from one to the next',
      leaveComparison: 'Leave the comparison',
      newerInPane: 'Newer picture in {pane}',
      newerInThePane: 'Newer picture in the pane',
      newerOrOlder: 'Newer or older picture in the pane',
      olderInPane: 'Older picture in {pane}',
      olderInThePane: 'Older picture in the pane',
      oneToOne: 'One to one',
      recipes: 'Recipes',
      showOrHideRecipes: 'Show or hide recipes',
      sideBySide: 'Side by side',
      sideBySideSliderDifference: 'Side by side, slider, difference',
      slider: 'Slider',
      swapWith: 'Swap with {pane}',
      swapWithNext: 'Swap with the next pane',
      takeOut: 'Remove {pane} from the comparison',
      takeOutPicture: 'Remove the picture from the comparison',
      zoom: 'Zoom',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      zoomTogether: 'Zoom all together',
      zoomTogetherOrNot: 'Zoom together or separately'
    },
    compareBar: {
      comparison: 'Comparison',
      difference: 'Difference',
      flip: 'Flip',
      howTheyAreCompared: 'How they are compared',
      sideBySide: 'Side by side',
      slider: 'Slider'
    },
    compareView: {
      back: 'Back',
      nothingToCompare: 'Nothing to compare',
      oneAlone: 'A comparison needs at least two pictures',
      selectTwoToFourPictures: 'Select two to four pictures in the gallery and press C.'
    },
    details: {
      askedFor: 'Requested',
      file: 'File',
      made: 'Made',
      model: 'Model',
      negativePrompt: 'Negative prompt',
      prompt: 'Prompt',
      size: 'Size',
      took: 'Took'
    },
    difference: {
      lessThan001: 'less than 0.01 %',
      moreThan9999: 'more than 99.99 %'
    },
    differenceMode: {
      amplification: 'Amplification',
      amplified: 'Amplified {amplify, number, plain} ×',
      byMoreThan: '{share} by more than {level, number}',
      identical: 'Identical, pixel for pixel.',
      label: 'Difference: the brighter, the more it differs',
      measured: '{all}, {plainly}; the largest difference is {largest, number} of 255.',
      measuring: 'Measuring…',
      noneByMoreThan: 'none by more than {level, number}',
      onePixelDiffers: 'One pixel differs',
      pixelsDiffer: '{share} of the pixels differ ({count, number})',
      scaled:
        'For the comparison, {letter} was scaled from {width, number, plain} × {height, number, plain} to {newWidth, number, plain} × {newHeight, number, plain}.',
      times: '{amplify, number, plain} times',
      tryAgain: 'Try again'
    },
    embeddedText: {
      characters: '{place}, {length, number} characters',
      copy: 'Copy',
      embeddedText: 'Embedded text',
      jpegComment: 'JPEG comment',
      noTextInThisFile: 'No text in this file',
      noneText: 'None was written, or it was removed later.',
      pngText: 'PNG text',
      readingFile: 'Reading the file',
      truncated: 'The first {count, number} characters. The file contains them all.'
    },
    filmstrip: {
      filmstrip: 'Filmstrip'
    },
    filmstripCell: {
      picture: 'Picture {count, number, plain}'
    },
    flipMode: {
      flipByItself: 'Flip automatically',
      flipTo: 'Flip to {letter}',
      hint: 'Press Space to flip.',
      reducedMotion: 'Reduced motion is on. Press Space to flip.',
      stopFlipping: 'Stop flipping'
    },
    heads: {
      picture: 'Picture {letter}'
    },
    inspector: {
      details: 'Details',
      nothingSelected: 'Nothing selected',
      request: 'Request',
      selectPictureToSeeWhat: 'Select a picture to see what it was made from.'
    },
    inspectorActions: {
      copyAsJson: 'Copy as JSON',
      copyAsText: 'Copy as text',
      copyDetailsAsJson: 'Copy all details as JSON',
      copyDetailsAsText: 'Copy all details as text',
      keywords: 'clipboard recipe parameters'
    },
    longText: {
      showAll: 'Show all',
      showLess: 'Show less'
    },
    lostFile: {
      missing: 'The file of this picture is missing',
      missingText:
        'Put it back into the library folder, or move the picture to the trash. This is its small picture. Its recipe is on the right.',
      removedText: 'This is its small picture. To make it again, use “Reuse settings”.',
      tryAgain: 'Try again',
      unreadable: 'The file of this picture could not be shown',
      unreadableText:
        'It may be damaged, or its drive may be disconnected. This is its small picture. Its recipe is on the right.',
      youRemovedFileAndKept: 'You removed the file and kept the recipe'
    },
    madeFrom: {
      gone: 'No longer in the library',
      lineage: 'Lineage',
      madeFrom: 'Made from',
      madeFromIt: 'Made from it',
      mask: 'Mask',
      maskGone: 'The mask is no longer in the library',
      maskWhiteWasRepainted: 'Mask: white was repainted',
      openParent: 'Open the picture it was made from',
      openRoot: 'Open the first picture of this line',
      picture: 'picture {count, number, plain}',
      repainted: 'It was repainted',
      reused: 'Its prompt and settings were reused',
      sameBatch: 'Same batch',
      stepsBetween: '{count, number, plain} steps between',
      thisPicture: 'This picture',
      wholeTree: 'Whole tree'
    },
    markChip: {
      addToAllHint: 'Add to all of them',
      addToAllOfThem: 'Add {name} to all of them',
      remove: 'Remove',
      removeNamed: 'Remove {name}',
      showCollection: 'Show the collection {name}',
      showPicturesTagged: 'Show the pictures tagged {name}',
      some: '{show}; some of these have it',
      someOfThem: '{name}: some of them'
    },
    marks: {
      collections: 'Collections',
      rating: 'Rating',
      tags: 'Tags'
    },
    measureDifference: {
      closeOthers: 'Close what you do not need and try again.',
      compareAnother: 'Its file may be damaged, or there may not be enough memory. Compare another picture.',
      fileMissing: 'The file of one of these pictures is missing.',
      noMemory: 'There is not enough memory to compare these pictures.',
      oneOfThesePicturesCannot: 'One of these pictures cannot be decoded.',
      putBack: 'Put it back, or compare another picture.'
    },
    noPictureIsOpen: 'No picture is open',
    noteKeeper: {
      notesOfOnePicture: 'the notes of one picture'
    },
    notesBox: {
      charactersLeft: '{left, number} characters left',
      found: 'Found:',
      notes: 'Notes',
      placeholder: 'What you want to remember about it',
      unsaved: 'Not saved yet'
    },
    notesOfMany: {
      addToEach: 'Add to each',
      added: 'Paragraph added to the notes of {count, plural, one {# picture} other {# pictures}}',
      allSame: 'all the same',
      clear: 'Clear',
      cleared: 'Notes removed from {count, plural, one {# picture} other {# pictures}}',
      noneYet: 'none yet',
      notes: 'Notes',
      on: 'on {noted, plural, one {# picture} other {# pictures}}',
      replace: 'Replace',
      replaced: 'Notes replaced in {count, plural, one {# picture} other {# pictures}}',
      writeForAllOfThem: 'Write for all of them'
    },
    paneHead: {
      ratingOf: 'Rating of {letter}'
    },
    panePicture: {
      missing: 'The file of {letter} is missing: this is its small picture.',
      pictureWithoutKnownPrompt: 'picture without a known prompt'
    },
    pictureDetails: {
      negativePrompt: 'Negative prompt',
      notInFile: 'Its file does not say how it was made.',
      openPicture: 'Open the picture',
      picturesWithSameSeed: 'Pictures with the same seed',
      prompt: 'Prompt',
      unknown: 'How this picture was made is not known.'
    },
    pictureState: {
      demo: 'Demo image, drawn by rules (no AI model).',
      missing: 'Its file is missing. Put it back into the library folder, or import it again.',
      removed: 'You removed its file {when} and kept the recipe. Importing the same file again brings it back.',
      trashDue: 'In the trash since {since}. It will be deleted permanently soon.',
      trashKept: 'In the trash since {since}. It stays there until you empty the trash.',
      trashUntil: 'In the trash since {since}. It will be deleted permanently on {until}.'
    },
    pictureToolbar: {
      copyAllDetails: 'Copy all details',
      itsFileIsMissing: 'its file is missing',
      itsFileWasRemoved: 'its file was removed',
      picture: 'Picture'
    },
    pictureWithoutKnownPrompt: 'Picture without a known prompt',
    quickLook: {
      missing: 'Its file is missing. This is its small picture.',
      pictureWithoutKnownPrompt: 'Picture without a known prompt',
      quickLook: 'Quick look',
      removed: 'You removed its file. This is its small picture.',
      seed: 'seed {seed, number, plain}',
      unknown: 'How this picture was made is not known.'
    },
    quickLookActions: {
      close: 'Close',
      openInViewer: 'Open in the viewer',
      toButtons: 'To the buttons and back'
    },
    recipeTable: {
      differ: '{count, plural, one {# difference} other {# differences}}',
      differs: '{label}, differs',
      gone: 'no longer in the library',
      lines: 'Lines',
      mask: 'Mask',
      noKnown: 'No known differences',
      onlyDifferences: 'Only differences',
      recipes: 'Recipes',
      same: 'No differences',
      source: 'The picture that was repainted',
      unknown:
        '{count, plural, one {How {pictures} was made is not known.} other {How {pictures} were made is not known.}}'
    },
    requestTab: {
      copied: 'Copied',
      copy: 'Copy',
      lead: 'Exactly as it is sent. A placeholder stands for your key.',
      unknown: 'The request that made this picture is not known. It was imported, or its service no longer exists.'
    },
    several: {
      collections: 'Collections',
      dashed: 'dashed: only some of them',
      pictures: 'Pictures',
      rating: 'Rating',
      ratingOfAll: 'Rating of all',
      selected: '{count, plural, one {# picture} other {# pictures}} selected',
      tags: 'Tags'
    },
    sideBySide: {
      picture: 'Picture {letter}'
    },
    sliderMode: {
      divider: 'Divider between {first} and {second}'
    },
    slideshow: {
      leaveSlideshow: 'Leave the slideshow',
      missing: 'Their files are missing.',
      noneOfThesePicturesCan: 'None of these pictures can be shown',
      pauseSlideshow: 'Pause the slideshow',
      pictureWithoutKnownPrompt: 'Picture without a known prompt',
      resume: 'Resume the slideshow',
      slideshow: 'Slideshow'
    },
    slideshowActions: {
      again: 'Play again',
      leaveSlideshow: 'Leave the slideshow',
      longer: 'Show each picture longer',
      longerOrShorter: 'Show each picture longer or shorter',
      next: 'Next',
      pause: 'Pause',
      pauseOrResume: 'Pause or resume',
      previous: 'Previous',
      previousOrNext: 'Previous or next picture',
      repeat: 'Repeat',
      repeatOrEnd: 'Repeat, or end after the last picture',
      resume: 'Resume',
      shorter: 'Show each picture shorter',
      shuffle: 'Shuffle',
      shuffleOrListed: 'Shuffle, or show in order'
    },
    slideshowControls: {
      last: '{at, number} of {count, number}, the last one',
      position: '{at, number} of {count, number}',
      slideshow: 'Slideshow'
    },
    tagsBox: {
      addTag: 'Add a tag',
      tagsOfLibrary: 'Tags of the library'
    },
    viewerActions: {
      backToGallery: 'Back to the gallery',
      compareWithOlderPicture: 'Compare with the older picture',
      compareWithSource: 'Compare with what it was made from',
      firstPicture: 'First picture',
      fitInWindow: 'Fit to window',
      fitOrOneToOne: 'Fit to window, or one to one',
      fullScreen: 'Full screen',
      hideFilmstrip: 'Hide the filmstrip',
      keepZoom: 'Keep zoom between pictures',
      keepZoomOrNot: 'Keep or reset zoom between pictures',
      keywordsZoom: 'zoom 100%',
      lastPicture: 'Last picture',
      leaveFullScreen: 'Leave full screen',
      newer: 'Newer',
      newerPicture: 'Newer picture',
      older: 'Older',
      olderPicture: 'Older picture',
      oneToOne: 'One to one',
      showFilmstrip: 'Show the filmstrip',
      showOrHideFilmstrip: 'Show or hide the filmstrip',
      tenPicturesBack: 'Ten pictures back',
      tenPicturesOn: 'Ten pictures forward',
      zoom: 'Zoom',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out'
    },
    viewerBar: {
      more: 'More',
      of: '{at, number} of {of, number}',
      viewer: 'Viewer'
    }
  },
  words: {
    bytes: {
      GB: '{value} GB',
      MB: '{value} MB',
      TB: '{value} TB',
      bytes: '{value, plural, one {# byte} other {# bytes}}',
      kB: '{value} kB',
      ofKB: '{done} of {total} kB',
      ofMB: '{done} of {total} MB'
    },
    count: {
      ordinal: '{value, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}'
    },
    time: {
      dayAt: '{day} {time}',
      hoursAndMinutes: '{hours} h {minutes} min',
      minutes: '{minutes} min',
      minutesAndSeconds: '{minutes} min {seconds} s',
      seconds: '{seconds} s',
      today: 'Today',
      todayAt: 'today {time}',
      yesterday: 'Yesterday',
      yesterdayAt: 'yesterday {time}'
    }
  }
} as const
